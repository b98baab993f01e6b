package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name that an operator logs in with.
 *
 * @param value 3 to 64 small letters, digits, dots, hyphens, underscores, at or plus signs
 */
public record OperatorLogin(String value) {

  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{2,63}");

  /**
   * Checks the characters and converts the login to lower case.
   *
   * @throws DomainException with {@link IdentityViolation.LoginMalformed}
   */
  public OperatorLogin {
    if (!SYNTAX.matcher(value).matches()) {
      throw new DomainException(new IdentityViolation.LoginMalformed());
    }
    value = value.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a login, spaces and what does not show aside.
   *
   * @return the login
   * @throws DomainException with {@link IdentityViolation.LoginMalformed}
   */
  public static OperatorLogin parse(String text) {
    return new OperatorLogin(Texts.asShown(text));
  }
}
