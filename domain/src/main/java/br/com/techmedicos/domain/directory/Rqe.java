package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.util.regex.Pattern;

/**
 * A specialist's registration (Registro de Qualificação de Especialista) with a regional council of
 * medicine. A doctor may be shown as a specialist only with an RQE (Resolution CFM 2.336/2023).
 *
 * @param number one to seven digits, without leading zeros
 */
public record Rqe(String number) {

  private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,6}");

  /**
   * Checks the number.
   *
   * @throws DomainException with {@link DirectoryViolation.RqeMalformed}
   */
  public Rqe {
    if (!DIGITS.matcher(number).matches()) {
      throw new DomainException(new DirectoryViolation.RqeMalformed());
    }
  }

  /**
   * Parses a number, with or without leading zeros.
   *
   * @param number up to seven digits
   * @throws DomainException with {@link DirectoryViolation.RqeMalformed}
   */
  public static Rqe parse(String number) {
    String shown = Texts.asShown(number);
    return new Rqe(shown.length() > 20 ? shown : shown.replaceFirst("^0+", ""));
  }
}
