package br.com.techmedicos.adapters.shared;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** While a dependency is away or full, every call ends alike. One line a second tells it. */
public final class OnceASecond {

  private final Bucket told;
  private final AtomicInteger untold = new AtomicInteger();

  /** By the clock of this machine, whatever time it is said to be. */
  public OnceASecond() {
    this(TimeMeter.SYSTEM_NANOTIME);
  }

  OnceASecond(TimeMeter clock) {
    this.told =
        Bucket.builder()
            .withCustomTimePrecision(clock)
            .addLimit(limit -> limit.capacity(1).refillIntervally(1, Duration.ofSeconds(1)))
            .build();
  }

  /**
   * Tells it, unless something was told within the last second.
   *
   * @param line takes how many were not told since the last one
   */
  public void tell(IntConsumer line) {
    if (told.tryConsume(1)) {
      line.accept(untold.getAndSet(0));
    } else {
      untold.incrementAndGet();
    }
  }
}
