package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.LocalDate;

/**
 * How far ahead an agenda is open.
 *
 * @param days how many days after today the last offered date is, from 1 to {@value #MAXIMUM_DAYS}
 */
public record Horizon(int days) {

  /** The maximum number of days that an agenda may be open ahead. */
  public static final int MAXIMUM_DAYS = 365;

  /**
   * Checks the range.
   *
   * @throws DomainException with {@link SchedulingViolation.HorizonOutOfRange}
   */
  public Horizon {
    if (days < 1 || days > MAXIMUM_DAYS) {
      throw new DomainException(new SchedulingViolation.HorizonOutOfRange(MAXIMUM_DAYS));
    }
  }

  /**
   * Returns the last date on offer.
   *
   * @param today the present date on the doctor's calendar
   */
  public LocalDate lastDate(LocalDate today) {
    return today.plusDays(days);
  }
}
