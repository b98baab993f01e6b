package br.com.techmedicos.application.teleconsultation;

import java.util.List;

/** How a party comes into a room. */
public sealed interface MeetingRoom {

  /**
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param cases one function a kind
   * @return the answer of the kind that this is
   */
  <T> T fold(Cases<T> cases);

  /**
   * One function for each kind of room.
   *
   * @param <T> what the answer is
   */
  interface Cases<T> {
    T ours(Ours room);

    T elsewhere(Elsewhere room);
  }

  /**
   * A room of our own: the browsers find each other by signals that we pass on, and then talk
   * directly or through a relay.
   *
   * @param iceServers what helps browsers to find a way to each other
   * @param relayOnly whether all media must go through a relay, so that neither learns the other's
   *     address
   */
  record Ours(List<IceServer> iceServers, boolean relayOnly) implements MeetingRoom {

    /**
     * Keeps a copy of the servers.
     *
     * @param iceServers what helps browsers to find a way to each other
     * @param relayOnly whether all media must go through a relay
     */
    public Ours {
      iceServers = List.copyOf(iceServers);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.ours(this);
    }
  }

  /**
   * A room that somebody else provides.
   *
   * @param address where it is, with what lets this party in, and nobody else
   */
  record Elsewhere(String address) implements MeetingRoom {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.elsewhere(this);
    }

    /** {@return nothing of the address, since what is printed may end up in a log} */
    @Override
    public String toString() {
      return "Elsewhere[***]";
    }
  }
}
