package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.Objects;

/**
 * A doctor's registration with a regional council of medicine (Conselho Regional de Medicina). Only
 * the number and the unit together identify a doctor: the same number in two units belongs to two
 * doctors.
 *
 * @param number within the unit
 * @param state the unit of the council
 */
public record Crm(CrmNumber number, FederativeUnit state) {

  /** Both parts are needed. */
  public Crm {
    Objects.requireNonNull(number);
    Objects.requireNonNull(state);
  }

  /**
   * Creates a registration from its digits.
   *
   * @param digits one to ten, without leading zeros
   * @param state the unit of the council
   * @throws DomainException with {@link IdentityViolation.CrmMalformed}
   */
  public Crm(String digits, FederativeUnit state) {
    this(new CrmNumber(digits), state);
  }

  /** {@return the registration as people write it, like {@code 123456/SP}} */
  @Override
  public String toString() {
    return number + "/" + state;
  }
}
