package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in lower case. No common provider is case-sensitive, and people do not remember
 * the case they typed.
 *
 * @param value at most 254 ASCII characters
 */
public record EmailAddress(String value) {

  /** The maximum length that a mail server accepts (RFC 5321), in characters. */
  public static final int MAXIMUM_LENGTH = 254;

  // As HTML's e-mail field, but without consecutive dots, and with a dot in the domain.
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

  /** Replaces an erased address; cannot receive mail (RFC 2606). */
  public static final EmailAddress ERASED = new EmailAddress("erased@techmedicos.invalid");

  /**
   * Checks the syntax and converts the address to lower case.
   *
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
   * @return the address
   * @throws DomainException with {@link IdentityViolation.EmailMalformed}
   */
  public static EmailAddress parse(String text) {
    return new EmailAddress(Texts.asShown(text));
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "EmailAddress[***]";
  }
}
