package br.com.techmedicos.bootstrap;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of this machine cannot be trusted with deadlines, tokens and what cannot be undone. The
 * message tells the operator what to do.
 */
final class WrongClock extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /** By which the clocks of machines may differ. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  /** For which a service is away without anybody being asked whether the clock has jumped. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(30);

  private WrongClock(String message) {
    super(message);
  }

  /** Whether two clocks may differ by that. */
  static boolean isTolerable(Duration skew) {
    return skew.abs().compareTo(SKEW) <= 0;
  }

  /**
   * Says whether two clocks agree.
   *
   * @param here by the clock of this machine
   * @param there by that of the database, asked at the same time
   * @throws WrongClock if they do not
   */
  static void requireAgreement(Instant here, Instant there) {
    if (!isTolerable(Duration.between(here, there))) {
      throw new WrongClock(
          "By the clock of this machine it is %s, by that of the database %s: set the wrong one right."
              .formatted(here, there));
    }
  }

  /** By the clock of this machine. Tests have clocks of their own, and the database has none. */
  static Instant here() {
    return Instant.now();
  }

  /**
   * Says whether it may be now.
   *
   * @param last when the service wrote last
   * @param sure whether the operator has looked at the clock
   * @throws WrongClock if that is to come, or long ago and nobody has looked
   */
  static void requirePlausible(Instant now, Instant last, boolean sure) {
    boolean toCome = last.isAfter(now.plus(SKEW));
    if (toCome || !sure && last.plus(LONGEST_PAUSE).isBefore(now)) {
      throw new WrongClock(
          "By the clock of this machine it is %s, and the service wrote last at %s: set the clock right%s."
              .formatted(
                  now,
                  last,
                  toCome
                      ? ""
                      : ", or, if it is and the service has not run since, add --clock-is-right"));
    }
  }
}
