package br.com.techmedicos.application.teleconsultation;

import java.util.List;

/** How a party enters a room. */
public sealed interface MeetingRoom {

  /**
   * Applies the function for this kind of room.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of room. */
  interface Cases<T> {
    T ours(Ours room);

    T elsewhere(Elsewhere room);
  }

  /**
   * Our own room: we relay signals between the browsers, which then connect directly or through a
   * TURN server.
   *
   * @param iceServers STUN and TURN servers
   * @param relayOnly whether all media must use a TURN server, so that the parties do not learn
   *     each other's address
   */
  record Ours(List<IceServer> iceServers, boolean relayOnly) implements MeetingRoom {

    public Ours {
      iceServers = List.copyOf(iceServers);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.ours(this);
    }
  }

  /**
   * A room of another provider.
   *
   * @param address its address, with the credentials of this party
   */
  record Elsewhere(String address) implements MeetingRoom {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.elsewhere(this);
    }

    /** {@return a text without the address, which must not be logged} */
    @Override
    public String toString() {
      return "Elsewhere[***]";
    }
  }
}
