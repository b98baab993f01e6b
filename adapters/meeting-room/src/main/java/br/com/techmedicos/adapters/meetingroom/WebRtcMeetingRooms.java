package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.application.teleconsultation.IceServer;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rooms of our own. There is nothing to reserve: a room is there while someone is in it. What a
 * party is given is the way to the relay, for as long as the meeting may last.
 */
public final class WebRtcMeetingRooms implements MeetingRooms {

  private final List<String> stunUrls;
  private final Optional<TurnRelay> relay;
  private final boolean relayOnly;

  /**
   * Rooms with these servers.
   *
   * @param stunUrls what tells browsers their public address, like {@code stun:relay.example:3478}
   * @param relay carries media where no direct way is
   * @param relayOnly whether it carries all of it
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
    // The relay's log will show this name: an id, nobody's name.
    String name =
        visitor.appointment() + "-" + visitor.participant().party().name().toLowerCase(Locale.ROOT);
    relay.ifPresent(turn -> servers.add(turn.openUntil(visitor.window().closesAt(), name)));
    return new MeetingRoom.Ours(servers, relayOnly);
  }
}
