package br.com.techmedicos.application.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * Exponential backoff: some failures are free, then each doubles the wait.
 *
 * @param free the number of free failures
 * @param first the wait after the last free one
 */
record Backoff(int free, Duration first, Duration longest) {

  private static final int MAXIMUM_DOUBLINGS = 30;

  boolean slows(LoginTally tally, Instant now) {
    return tally.failuresAsOf(now) >= free;
  }

  Instant opensAt(LoginTally tally, Instant now) {
    if (!slows(tally, now)) {
      return now;
    }
    int doublings = Math.min(tally.failuresAsOf(now) - free, MAXIMUM_DOUBLINGS);
    Duration wait = first.multipliedBy(1L << doublings);
    return tally
        .lastFailureAt()
        .map(last -> last.plus(wait.compareTo(longest) < 0 ? wait : longest))
        .orElse(now);
  }
}
