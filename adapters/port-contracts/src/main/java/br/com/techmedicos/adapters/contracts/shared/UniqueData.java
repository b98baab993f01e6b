package br.com.techmedicos.adapters.contracts.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Unique values, so that tests do not interfere in a shared store. They are the same in every run.
 */
public final class UniqueData {

  private static final long FIRST_MILLISECOND =
      Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private static final AtomicLong COUNT = new AtomicLong();
  private static final AtomicLong DAYS_BACK = new AtomicLong();

  private UniqueData() {}

  /** Returns the next number, starting at 1. */
  public static long number() {
    return COUNT.incrementAndGet();
  }

  /** Returns the next UUIDv7; later ones are greater. */
  public static UUID id() {
    long number = number();
    return new UUID((FIRST_MILLISECOND + number) << 16 | VERSION_7, VARIANT | number);
  }

  /**
   * Returns noon of a day, a hundred days before the last one, so that the data of other tests is
   * in the future.
   */
  public static Instant noon() {
    return Instant.parse("2026-06-01T12:00:00Z")
        .minus(Duration.ofDays(100).multipliedBy(DAYS_BACK.getAndIncrement()));
  }
}
