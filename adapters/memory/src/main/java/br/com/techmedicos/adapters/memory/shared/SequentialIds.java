package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.application.shared.IdGenerator;
import java.time.Clock;
import java.util.UUID;

/**
 * Ids that count up behind the time of a clock, so that tests and examples come out the same every
 * time. Unique within one generator, and easy to guess: not for a store that outlives the program.
 */
public final class SequentialIds implements IdGenerator {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private long lastMillis;
  private long count;

  /**
   * A generator of its own sequence.
   *
   * @param clock tells the time that the ids begin with
   */
  public SequentialIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized UUID next() {
    lastMillis = Math.max(lastMillis, clock.millis()); // never back, so that ids stay in order
    count++;
    return new UUID(lastMillis << 16 | VERSION_7, VARIANT | count);
  }
}
