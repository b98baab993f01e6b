package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;

/**
 * How long before its start a slot can be asked for at the latest.
 *
 * @param duration whole minutes, from none to {@link #MAXIMUM}
 */
public record MinimumNotice(Duration duration) {

  /** The longest notice a doctor may ask for. */
  public static final Duration MAXIMUM = Duration.ofDays(30);

  /**
   * Checks the range.
   *
   * @throws DomainException with {@link SchedulingViolation.NoticeOutOfRange}
   */
  public MinimumNotice {
    if (duration.isNegative()
        || duration.compareTo(MAXIMUM) > 0
        || !duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
      throw new DomainException(new SchedulingViolation.NoticeOutOfRange(MAXIMUM.toMinutes()));
    }
  }

  /**
   * A notice in minutes.
   *
   * @param minutes how many
   * @throws DomainException with {@link SchedulingViolation.NoticeOutOfRange}
   */
  public static MinimumNotice ofMinutes(int minutes) {
    return new MinimumNotice(Duration.ofMinutes(minutes));
  }

  /** The notice in minutes. */
  public int minutes() {
    return Math.toIntExact(duration.toMinutes());
  }

  /**
   * Whether someone who asks for a slot now gives the doctor that notice.
   *
   * @param slot what is asked for
   * @param now the present
   */
  public boolean isGivenFor(Slot slot, Instant now) {
    return !slot.startsAt().isBefore(now.plus(duration));
  }
}
