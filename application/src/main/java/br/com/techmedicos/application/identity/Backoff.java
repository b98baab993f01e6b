package br.com.techmedicos.application.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * Exponential backoff: some failures are free, then each doubles the wait.
 *
 * @param free the number of free failures
 * @param first the wait after the last free one
 * @param memory after this time without a failure, the count starts again
 */
record Backoff(int free, Duration first, Duration longest, Duration memory) {

  private static final int MAXIMUM_DOUBLINGS = 30;

  int failures(LoginTally tally, Instant now) {
    return tally.isSilentSince(now.minus(memory)) ? 0 : tally.failures();
  }

  boolean slows(LoginTally tally, Instant now) {
    return failures(tally, now) >= free;
  }

  /** When the next attempt may be made: now, or later. */
  Instant opensAt(LoginTally tally, Instant now) {
    if (!slows(tally, now)) {
      return now;
    }
    int doublings = Math.min(failures(tally, now) - free, MAXIMUM_DOUBLINGS);
    Duration wait = first.multipliedBy(1L << doublings);
    return tally
        .lastFailureAt()
        .map(last -> last.plus(wait.compareTo(longest) < 0 ? wait : longest))
        .filter(opensAt -> opensAt.isAfter(now))
        .orElse(now);
  }

  LoginTally failed(LoginTally tally, Instant now) {
    return tally.counted(failures(tally, now) + 1, now);
  }
}
