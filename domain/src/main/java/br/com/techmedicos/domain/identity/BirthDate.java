package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.LocalDate;
import java.time.Period;

/**
 * The date a person was born on.
 *
 * @param value not before 1900
 */
public record BirthDate(LocalDate value) {

  /** The age from which a person is an adult by Brazilian law. */
  public static final int ADULT_AGE = 18;

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  /**
   * Checks that someone alive may have been born then.
   *
   * @param value not before 1900
   * @throws DomainException with {@link IdentityViolation.BirthDateOutOfRange}
   */
  public BirthDate {
    if (value.isBefore(EARLIEST)) {
      throw new DomainException(new IdentityViolation.BirthDateOutOfRange());
    }
  }

  /**
   * The age on some day. Who was born on 29 February has their birthday on 1 March in common years,
   * as by Brazilian law.
   *
   * @param day when
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
