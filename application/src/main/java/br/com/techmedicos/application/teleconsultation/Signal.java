package br.com.techmedicos.application.teleconsultation;

import java.util.Objects;

/**
 * A message to one party's connection about the other.
 *
 * @param body the other browser's content, opaque to us; empty if the service sends the signal
 */
public record Signal(Kind kind, String body) {

  /** The kinds of signals. */
  public enum Kind {
    /** A session description of the other browser (SDP). */
    DESCRIPTION,
    /** An ICE candidate of the other browser. */
    CANDIDATE,
    /** The other party has entered, or entered again. */
    PEER_JOINED,
    /** The other party has left. */
    PEER_LEFT,
    /** The other party's connection to the service broke; the media may continue. */
    PEER_LOST,
    /** The same party has entered by another connection, which has the seat now. */
    REPLACED
  }

  public Signal {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(body);
  }

  /** A signal of the service itself. */
  public static Signal of(Kind kind) {
    return new Signal(kind, "");
  }

  /** {@return the kind only, since the body contains addresses} */
  @Override
  public String toString() {
    return "Signal[" + kind + "]";
  }
}
