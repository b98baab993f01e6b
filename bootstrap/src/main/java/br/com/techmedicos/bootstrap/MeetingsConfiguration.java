package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.meetingroom.TurnRelay;
import br.com.techmedicos.adapters.meetingroom.WebRtcMeetingRooms;
import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider of meeting rooms, and our own STUN and TURN servers. */
@ConfigurationProperties("techmedicos.meetings")
final class MeetingsConfiguration {

  /** The providers of rooms. */
  enum Provider {
    /** Our own rooms. */
    ROOM,
    /** Jitsi, self-hosted or as a service. */
    JITSI;

    /** The framework would take the default for a name that it does not know. */
    private static Provider of(String name) {
      return Arrays.stream(values())
          .filter(provider -> provider.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "TECHMEDICOS_MEETINGS_PROVIDER is \"" + name + "\", not room or jitsi."));
    }
  }

  private final Provider provider;
  private final List<String> stunUrls;
  private final Optional<TurnRelay> relay;
  private final boolean relayOnly;

  /**
   * Reads the configuration.
   *
   * @param turnSecret the secret shared with the TURN servers
   * @param relayOnly whether all media must use them
   */
  @ConfigurationInject
  MeetingsConfiguration(
      @Bindable(defaultValue = "room") String provider,
      @Nullable List<String> stunUrls,
      @Nullable List<String> turnUrls,
      @Nullable String turnSecret,
      @Bindable(defaultValue = "false") boolean relayOnly) {
    this.provider = Provider.of(provider);
    this.stunUrls = stunUrls == null ? List.of() : stunUrls;
    this.relay = relay(turnUrls, turnSecret);
    this.relayOnly = relayOnly;
    if (relayOnly && relay.isEmpty()) {
      throw new IllegalStateException(
          "TECHMEDICOS_MEETINGS_RELAY_ONLY needs TECHMEDICOS_MEETINGS_TURN_URLS");
    }
  }

  private static Optional<TurnRelay> relay(@Nullable List<String> urls, @Nullable String secret) {
    if (urls == null || urls.isEmpty()) {
      return Optional.empty();
    }
    if (secret == null) {
      throw new IllegalStateException(
          "TECHMEDICOS_MEETINGS_TURN_URLS needs TECHMEDICOS_MEETINGS_TURN_SECRET");
    }
    return Optional.of(new TurnRelay(urls, secret));
  }

  Provider provider() {
    return provider;
  }

  WebRtcMeetingRooms ownRooms() {
    return new WebRtcMeetingRooms(stunUrls, relay, relayOnly);
  }
}
