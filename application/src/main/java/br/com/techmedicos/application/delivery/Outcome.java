package br.com.techmedicos.application.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a delivery. What went wrong is said without personal data, since operators read
 * it.
 */
public sealed interface Outcome {

  /** {@return what is the matter; empty if it was delivered} */
  Optional<String> whatIsTheMatter();

  /** The subscriber has it, or wants nothing of it. */
  record Delivered() implements Outcome {
    @Override
    public Optional<String> whatIsTheMatter() {
      return Optional.empty();
    }
  }

  /**
   * Nobody can be told anything now. The delivery is tried again, however often.
   *
   * @param problem what is the matter
   * @param rest how long the peer asks to be left alone; may be zero
   */
  record PeerDown(String problem, Duration rest) implements Outcome {

    /** A peer that asks for nothing. */
    public PeerDown(String problem) {
      this(problem, Duration.ZERO);
    }

    @Override
    public Optional<String> whatIsTheMatter() {
      return Optional.of(problem);
    }
  }

  /**
   * This delivery failed. It is tried again, some times.
   *
   * @param problem what is the matter
   * @param rest how long the peer asks to be left alone; may be zero
   */
  record Failed(String problem, Duration rest) implements Outcome {

    /** A failure after which others can be told. */
    public Failed(String problem) {
      this(problem, Duration.ZERO);
    }

    @Override
    public Optional<String> whatIsTheMatter() {
      return Optional.of(problem);
    }
  }

  /**
   * This delivery is refused for good.
   *
   * @param problem what is the matter
   */
  record Refused(String problem) implements Outcome {
    @Override
    public Optional<String> whatIsTheMatter() {
      return Optional.of(problem);
    }
  }

  /** The subscriber has it. */
  static Outcome delivered() {
    return new Delivered();
  }
}
