package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.util.regex.Pattern;

/**
 * A person's number in the federal register of taxpayers (Cadastro de Pessoas Físicas): nine digits
 * and two check digits.
 *
 * @param value eleven digits, without punctuation
 */
public record Cpf(String value) {

  private static final Pattern WRITTEN =
      Pattern.compile("[0-9]{3}\\.?[0-9]{3}\\.?[0-9]{3}-?[0-9]{2}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{11}");
  private static final Pattern EQUAL_DIGITS = Pattern.compile("([0-9])\\1{10}");

  /**
   * Checks the digits and the check digits. Eleven equal digits pass the arithmetic but are never
   * issued.
   *
   * @throws DomainException with {@link IdentityViolation.CpfInvalid}
   */
  public Cpf {
    if (!DIGITS.matcher(value).matches()
        || EQUAL_DIGITS.matcher(value).matches()
        || digit(value, 9) != checkDigit(value, 9)
        || digit(value, 10) != checkDigit(value, 10)) {
      throw new DomainException(new IdentityViolation.CpfInvalid());
    }
  }

  /**
   * Reads a number as people write it, or paste it: spaces and what does not show around it aside.
   *
   * @param text like {@code 529.982.247-25} or {@code 52998224725}
   * @return the number
   * @throws DomainException with {@link IdentityViolation.CpfInvalid}
   */
  public static Cpf parse(String text) {
    String shown = Texts.asShown(text);
    if (!WRITTEN.matcher(shown).matches()) {
      throw new DomainException(new IdentityViolation.CpfInvalid());
    }
    return new Cpf(shown.replace(".", "").replace("-", ""));
  }

  /** {@return the number as people write it, like {@code 529.982.247-25}} */
  public String formatted() {
    return value.substring(0, 3)
        + "."
        + value.substring(3, 6)
        + "."
        + value.substring(6, 9)
        + "-"
        + value.substring(9);
  }

  private static int checkDigit(String value, int position) {
    int sum = 0;
    for (int i = 0; i < position; i++) {
      sum += digit(value, i) * (position + 1 - i);
    }
    return sum * 10 % 11 % 10;
  }

  private static int digit(String value, int position) {
    return value.charAt(position) - '0';
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "Cpf[***]";
  }
}
