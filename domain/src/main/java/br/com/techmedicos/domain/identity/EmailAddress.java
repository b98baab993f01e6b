package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, in small letters: no provider that people use tells capitals apart, and people
 * do not remember which ones they typed.
 *
 * @param value at most 254 ASCII characters
 */
public record EmailAddress(String value) {

  /** The most characters that a mail server takes (RFC 5321). */
  public static final int MAXIMUM_LENGTH = 254;

  // What HTML's e-mail field takes, less what no provider hands out: dots in a row, no domain dot.
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

  /** In place of one that was erased; reaches nobody (RFC 2606). */
  public static final EmailAddress ERASED = new EmailAddress("erased@techmedicos.invalid");

  /**
   * Checks the syntax and brings the letters to small ones.
   *
   * @param value at most 254 ASCII characters
   * @throws DomainException with {@link IdentityViolation.EmailMalformed}
   */
  public EmailAddress {
    if (value.length() > MAXIMUM_LENGTH || !SYNTAX.matcher(value).matches()) {
      throw new DomainException(new IdentityViolation.EmailMalformed());
    }
    value = value.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads an address, spaces and what does not show aside.
   *
   * @param text what was written
   * @return the address
   * @throws DomainException with {@link IdentityViolation.EmailMalformed}
   */
  public static EmailAddress parse(String text) {
    return new EmailAddress(Texts.asShown(text));
  }

  /** {@return nothing of the address, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "EmailAddress[***]";
  }
}
