package br.com.techmedicos.application.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts failures that drain steadily. After {@link LoginTally#MEMORY} without a failure it is
 * empty. The last failure of its tally is the instant up to which it has drained.
 *
 * @param drain the time in which one failure drains
 */
record LeakyBucket(Duration drain) {

  int level(LoginTally tally, Instant now) {
    return tally.isSilentSince(now.minus(LoginTally.MEMORY))
        ? 0
        : Math.max(0, tally.failures() - drained(tally, now));
  }

  /** When the level is below a limit. */
  Instant opensAt(LoginTally tally, int limit, Instant now) {
    int tooMany = level(tally, now) - limit + 1;
    return tooMany <= 0 ? now : drainedUntil(tally, now).plus(drain.multipliedBy(tooMany));
  }

  /**
   * Raises or lowers the level.
   *
   * @param failures how many more; negative to pay back
   */
  LoginTally counted(LoginTally tally, int failures, Instant now) {
    int level = level(tally, now);
    return tally.counted(
        Math.max(0, level + failures), level == 0 ? now : drainedUntil(tally, now));
  }

  private int drained(LoginTally tally, Instant now) {
    return tally
        .lastFailureAt()
        .map(since -> (int) Math.max(0, Duration.between(since, now).dividedBy(drain)))
        .orElse(0);
  }

  private Instant drainedUntil(LoginTally tally, Instant now) {
    return tally
        .lastFailureAt()
        .map(since -> since.plus(drain.multipliedBy(drained(tally, now))))
        .orElse(now);
  }
}
