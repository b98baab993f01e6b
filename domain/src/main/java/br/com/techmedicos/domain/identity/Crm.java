package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A doctor's registration with a regional council of medicine (Conselho Regional de Medicina). Only
 * number and unit together identify: the same number in two units is two doctors.
 *
 * @param number one to ten digits, without leading zeros
 * @param state the unit of the council
 */
public record Crm(String number, FederativeUnit state) {

  private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,10}");
  private static final Pattern KEPT = Pattern.compile("[1-9][0-9]{0,9}");

  /**
   * Checks the number.
   *
   * @param number one to ten digits, without leading zeros
   * @param state the unit of the council
   * @throws DomainException with {@link IdentityViolation.CrmMalformed}
   */
  public Crm {
    Objects.requireNonNull(state);
    if (!KEPT.matcher(number).matches()) {
      throw new DomainException(new IdentityViolation.CrmMalformed());
    }
  }

  /**
   * Reads a registration. Leading zeros make no other doctor: {@code 0123} is {@code 123}.
   *
   * @param number one to ten digits
   * @param state a unit's abbreviation
   * @return the registration
   * @throws DomainException with {@link IdentityViolation.CrmMalformed} or {@link
   *     IdentityViolation.UnknownFederativeUnit}
   */
  public static Crm parse(String number, String state) {
    if (!WRITTEN.matcher(number).matches()) {
      throw new DomainException(new IdentityViolation.CrmMalformed());
    }
    String significant = number.replaceFirst("^0+", "");
    return new Crm(significant, FederativeUnit.parse(state));
  }

  /** {@return the registration as people write it, like {@code 123456/SP}} */
  @Override
  public String toString() {
    return number + "/" + state;
  }
}
