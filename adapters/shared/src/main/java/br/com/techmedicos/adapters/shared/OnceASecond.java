package br.com.techmedicos.adapters.shared;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** While a dependency is away or full, every call ends alike. One line a second tells it. */
public final class OnceASecond {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanos;
  private final AtomicLong toldAt;
  private final AtomicInteger untold = new AtomicInteger();

  /** By the clock of this machine, whatever time it is said to be. */
  public OnceASecond() {
    this(System::nanoTime);
  }

  /** By another clock, in nanoseconds from anywhere. */
  public OnceASecond(LongSupplier nanos) {
    this.nanos = nanos;
    this.toldAt = new AtomicLong(nanos.getAsLong() - SECOND);
  }

  /**
   * Tells it, unless something was told within the last second.
   *
   * @param line takes how many were not told since the last one
   */
  public void tell(IntConsumer line) {
    long last = toldAt.get();
    long now = nanos.getAsLong();
    if (now - last >= SECOND && toldAt.compareAndSet(last, now)) {
      line.accept(untold.getAndSet(0));
    } else {
      untold.incrementAndGet();
    }
  }
}
