package br.com.techmedicos.application.teleconsultation;

import java.util.Objects;

/**
 * What one party's connection is told of the other.
 *
 * @param kind what it is about
 * @param body what the other's browser says, in a form that only browsers need to understand; empty
 *     if the service says it
 */
public record Signal(Kind kind, String body) {

  /** What a signal is about. */
  public enum Kind {
    /** The other's browser describes what it sends and takes (SDP). */
    DESCRIPTION,
    /** The other's browser may be reached so (ICE). */
    CANDIDATE,
    /** The other came in, or came in anew. */
    PEER_JOINED,
    /** The other left on purpose. */
    PEER_LEFT,
    /**
     * The other's connection to the service broke; what the browsers have between them may hold.
     */
    PEER_LOST,
    /** The same party came in by another connection: this one has lost its seat. */
    REPLACED
  }

  /**
   * Takes both parts.
   *
   * @param kind what it is about
   * @param body what the other's browser says
   */
  public Signal {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(body);
  }

  /**
   * A signal of the service itself.
   *
   * @param kind what it is about
   */
  public static Signal of(Kind kind) {
    return new Signal(kind, "");
  }

  /** {@return nothing of the body, which tells where people are} */
  @Override
  public String toString() {
    return "Signal[" + kind + "]";
  }
}
