package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;

/**
 * The minimum time between the request of a slot and its start.
 *
 * @param duration whole minutes, from none to {@link #MAXIMUM}
 */
public record MinimumNotice(Duration duration) {

  /** The longest notice that a doctor may set. */
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
   * Creates a notice from minutes.
   *
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
   * Whether a request for the slot now leaves the doctor this notice.
   *
   * @param slot what is asked for
   */
  public boolean isGivenFor(Slot slot, Instant now) {
    return !now.isAfter(lastChance(slot));
  }

  /** The last instant at which a request for the slot leaves the doctor this notice. */
  public Instant lastChance(Slot slot) {
    return slot.startsAt().minus(duration);
  }
}
