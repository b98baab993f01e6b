package br.com.techmedicos.adapters.jdbc.shared;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as {@code BIGINT}, microseconds since 1970: the same on every driver, whatever zone the
 * JVM, the session or the server is in. Those too far for it are the farthest it can hold.
 */
public final class Micros {

  private static final long PER_SECOND = 1_000_000;
  private static final long NANOS = 1_000;
  private static final Instant LAST = at(Long.MAX_VALUE);
  private static final Instant FIRST = at(Long.MIN_VALUE);

  private Micros() {}

  /** An instant as it is kept. */
  public static long of(Instant instant) {
    if (instant.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    if (instant.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    return instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS;
  }

  /** What was kept. */
  public static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
