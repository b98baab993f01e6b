package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.LocalDate;
import java.time.Period;

/**
 * A person's date of birth.
 *
 * @param value not before 1900
 */
public record BirthDate(LocalDate value) {

  /** The age from which a person is an adult by Brazilian law. */
  public static final int ADULT_AGE = 18;

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  /**
   * Checks that a living person may have been born on the date.
   *
   * @throws DomainException with {@link IdentityViolation.BirthDateOutOfRange}
   */
  public BirthDate {
    if (value.isBefore(EARLIEST)) {
      throw new DomainException(new IdentityViolation.BirthDateOutOfRange());
    }
  }

  /**
   * Returns the age on a day. In common years a person born on 29 February has their birthday on 1
   * March, as in Brazilian law.
   *
   * @return completed years
   * @throws DomainException with {@link IdentityViolation.BirthDateOutOfRange} if not born by then
   */
  public int ageOn(LocalDate day) {
    if (value.isAfter(day)) {
      throw new DomainException(new IdentityViolation.BirthDateOutOfRange());
    }
    return Period.between(value, day).getYears();
  }
}
