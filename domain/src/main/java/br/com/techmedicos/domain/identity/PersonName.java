package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.InvalidValue;
import br.com.techmedicos.domain.shared.Texts;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A person's name as they write it.
 *
 * @param value one line of 2 to 120 characters
 */
public record PersonName(String value) {

  /** The shortest name, in characters. */
  public static final int MINIMUM_LENGTH = 2;

  /** The longest name, in characters. */
  public static final int MAXIMUM_LENGTH = 120;

  /** A dot in names of hosts as well (Unicode Technical Standard 46). */
  private static final char IDEOGRAPHIC_FULL_STOP = '\u3002';

  /**
   * What mail programs make links of: addresses of pages and of mailboxes. A title or an initial
   * may have a dot and no blank after it.
   */
  private static final Pattern LINK =
      Pattern.compile(
          "://|@|\\bwww\\."
              + "|(?<![\\p{L}\\p{N}-])(?!(?:dra?|profa?|sra?|sta?|jr)\\.)"
              + "[\\p{L}\\p{N}-]{2,}\\.\\p{L}{2,}"
              + "|\\.\\p{L}{2,}/"
              + "|\\b[\\p{L}\\p{N}]\\.(?:com|co|io|me|net|org|app|br)(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * Checks and tidies the name.
   *
   * @throws DomainException with {@link InvalidValue}
   */
  public PersonName {
    value = Texts.line(value, MINIMUM_LENGTH, MAXIMUM_LENGTH);
  }

  /**
   * Reads a name that somebody gives. It is shown to others, in mails too, so that it must be none
   * that leads them anywhere.
   *
   * @return the name
   * @throws DomainException with {@link InvalidValue} or {@link IdentityViolation.NameWithLink}
   */
  public static PersonName parse(String text) {
    PersonName name = new PersonName(text);
    if (LINK.matcher(asItLooks(name.value)).find()) {
      throw new DomainException(new IdentityViolation.NameWithLink());
    }
    return name;
  }

  /** With one form of each letter and dot. */
  private static String asItLooks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replace(IDEOGRAPHIC_FULL_STOP, '.');
  }

  @Override
  public String toString() {
    return value;
  }
}
