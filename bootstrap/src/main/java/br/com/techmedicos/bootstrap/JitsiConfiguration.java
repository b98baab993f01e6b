package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.meetingjitsi.JitsiAddress;
import br.com.techmedicos.adapters.meetingjitsi.JitsiKey;
import br.com.techmedicos.adapters.meetingjitsi.JitsiMeetingRooms;
import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jitsi as provider of the rooms: self-hosted with a shared secret, or JaaS with a key pair. */
@ConfigurationProperties("techmedicos.meetings.jitsi")
@Requires(property = "techmedicos.meetings.jitsi.url")
final class JitsiConfiguration {

  private final JitsiAddress address;
  private final JitsiKey key;

  /**
   * Reads the configuration.
   *
   * @param url of its rooms, up to the last slash
   * @param issuer the app id, or {@code chat} at JaaS
   * @param audience the {@code aud} of the tokens
   * @param subject the tenant at JaaS; by default the domain of the URL
   * @param keyId the id of the key
   * @param privateKey or a file with the private key
   */
  @ConfigurationInject
  JitsiConfiguration(
      URI url,
      String issuer,
      @Bindable(defaultValue = "jitsi") String audience,
      @Nullable String subject,
      @Nullable String keyId,
      @Nullable String secret,
      @Nullable Path privateKey) {
    this.address =
        new JitsiAddress(url, issuer, audience, subject == null ? url.getHost() : subject);
    if (secret != null) {
      this.key = JitsiKey.shared(secret, Optional.ofNullable(keyId));
    } else if (privateKey != null && keyId != null) {
      this.key = JitsiKey.paired(content(privateKey), keyId);
    } else {
      throw new IllegalStateException(
          "TECHMEDICOS_MEETINGS_JITSI_URL needs TECHMEDICOS_MEETINGS_JITSI_SECRET, or"
              + " TECHMEDICOS_MEETINGS_JITSI_PRIVATE_KEY and TECHMEDICOS_MEETINGS_JITSI_KEY_ID");
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JitsiMeetingRooms rooms(Clock clock) {
    return new JitsiMeetingRooms(address, key, clock);
  }
}
