package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.util.regex.Pattern;

/**
 * The number of a {@link Crm} within its unit.
 *
 * @param digits one to ten, without leading zeros
 */
public record CrmNumber(String digits) {

  private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,10}");
  private static final Pattern KEPT = Pattern.compile("[1-9][0-9]{0,9}");

  /**
   * Checks the digits.
   *
   * @throws DomainException with {@link IdentityViolation.CrmMalformed}
   */
  public CrmNumber {
    if (!KEPT.matcher(digits).matches()) {
      throw new DomainException(new IdentityViolation.CrmMalformed());
    }
  }

  /**
   * Reads a number, spaces and what does not show around it aside. Leading zeros make no other:
   * {@code 0123} is {@code 123}.
   *
   * @param text one to ten digits
   * @return the number
   * @throws DomainException with {@link IdentityViolation.CrmMalformed}
   */
  public static CrmNumber parse(String text) {
    String shown = Texts.asShown(text);
    if (!WRITTEN.matcher(shown).matches()) {
      throw new DomainException(new IdentityViolation.CrmMalformed());
    }
    return new CrmNumber(shown.replaceFirst("^0+", ""));
  }

  @Override
  public String toString() {
    return digits;
  }
}
