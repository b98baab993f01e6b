package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.application.shared.IdGenerator;
import java.time.Clock;
import java.util.UUID;

/**
 * Generates IDs from the time of a clock and a counter, so that tests and examples are
 * reproducible. The IDs are unique within one generator and easy to guess, so they must not be used
 * in persistent stores.
 */
public final class SequentialIds implements IdGenerator {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private long lastMillis;
  private long count;

  /**
   * Creates a generator with a sequence of its own.
   *
   * @param clock tells the time that the ids begin with
   */
  public SequentialIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized UUID next() {
    lastMillis = Math.max(lastMillis, clock.millis()); // never goes back, so that IDs stay in order
    count++;
    return new UUID(lastMillis << 16 | VERSION_7, VARIANT | count);
  }
}
