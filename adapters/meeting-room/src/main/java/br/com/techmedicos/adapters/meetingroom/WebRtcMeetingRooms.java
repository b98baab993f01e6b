package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.application.teleconsultation.IceServer;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Our own rooms. Nothing is reserved: a room exists while someone is in it. A party gets relay
 * credentials that are valid until the meeting closes.
 */
public final class WebRtcMeetingRooms implements MeetingRooms {

  private final List<String> stunUrls;
  private final Optional<TurnRelay> relay;
  private final boolean relayOnly;

  /**
   * Creates rooms with these servers.
   *
   * @param stunUrls STUN servers, like {@code stun:relay.example:3478}
   * @param relay for media where there is no direct path
   * @param relayOnly whether all media must use it
   */
  public WebRtcMeetingRooms(List<String> stunUrls, Optional<TurnRelay> relay, boolean relayOnly) {
    this.stunUrls = List.copyOf(stunUrls);
    this.relay = relay;
    this.relayOnly = relayOnly;
  }

  @Override
  public MeetingRoom open(Visitor visitor) {
    List<IceServer> servers = new ArrayList<>();
    if (!stunUrls.isEmpty()) {
      servers.add(new IceServer(stunUrls, Optional.empty()));
    }
    // The relay logs this name, so it has no personal data.
    String name =
        visitor.appointment() + "-" + visitor.participant().party().name().toLowerCase(Locale.ROOT);
    relay.ifPresent(turn -> servers.add(turn.openUntil(visitor.window().closesAt(), name)));
    return new MeetingRoom.Ours(servers, relayOnly);
  }
}
