package br.com.techmedicos.application.delivery;

/**
 * What became of a delivery. What went wrong is said without personal data, since operators read
 * it.
 */
public sealed interface Outcome {

  /** The subscriber has it, or wants nothing of it. */
  record Delivered() implements Outcome {}

  /**
   * Nobody can be told anything now. The delivery is tried again, however often.
   *
   * @param problem what is the matter
   */
  record PeerDown(String problem) implements Outcome {}

  /**
   * This delivery failed. It is tried again, some times.
   *
   * @param problem what is the matter
   */
  record Failed(String problem) implements Outcome {}

  /**
   * This delivery is refused for good.
   *
   * @param problem what is the matter
   */
  record Refused(String problem) implements Outcome {}

  /** The subscriber has it. */
  static Outcome delivered() {
    return new Delivered();
  }
}
