package br.com.techmedicos.domain.shared;

import java.text.Normalizer;

/**
 * Short texts that people write: trimmed, in Unicode normal form C, free of what does not print.
 */
public final class Texts {

  private Texts() {}

  /**
   * One line of text: no line breaks, no control or direction-turning characters.
   *
   * @param text what was written
   * @param minimum the fewest characters (code points) after trimming
   * @param maximum the most
   * @return the text, trimmed and normalised
   * @throws DomainException with {@link InvalidValue}
   */
  public static String line(String text, int minimum, int maximum) {
    return checked(text, minimum, maximum, false);
  }

  /**
   * A few lines of text: as {@link #line}, but line breaks and tabs are allowed.
   *
   * @param text what was written
   * @param minimum the fewest characters (code points) after trimming
   * @param maximum the most
   * @return the text, trimmed and normalised
   * @throws DomainException with {@link InvalidValue}
   */
  public static String paragraph(String text, int minimum, int maximum) {
    return checked(text, minimum, maximum, true);
  }

  private static String checked(String text, int minimum, int maximum, boolean breaksAllowed) {
    if (text.length() > 4 * Math.max(maximum, 1) + 64) {
      throw new DomainException(
          new InvalidValue.TextLength(minimum, maximum)); // before any work on a huge text
    }
    String tidy = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    int length = tidy.codePointCount(0, tidy.length());
    if (length < minimum || length > maximum) {
      throw new DomainException(new InvalidValue.TextLength(minimum, maximum));
    }
    if (tidy.codePoints().anyMatch(c -> !printable(c, breaksAllowed))) {
      throw new DomainException(new InvalidValue.ControlCharacters());
    }
    return tidy;
  }

  private static boolean printable(int c, boolean breaksAllowed) {
    if (breaksAllowed && (c == '\n' || c == '\r' || c == '\t')) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT ->
          c == 0x200D || c == 0x200C; // the joiners that names and emoji are written with
      default -> true;
    };
  }
}
