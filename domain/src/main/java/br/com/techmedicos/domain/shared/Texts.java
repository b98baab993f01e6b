package br.com.techmedicos.domain.shared;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Short texts that people write: trimmed, in Unicode normal form C, free of what does not show.
 * What shows is kept, also what this Java does not know yet.
 */
public final class Texts {

  private static final Pattern NO_BREAK = Pattern.compile("[\\u00A0\\u2007\\u202F]");

  /**
   * What shows nothing or turns the direction of writing; the joiners, of letters too, are kept.
   */
  private static final String INVISIBLE =
      "\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF0-\\uFFFB"
          + "\\x{E0000}-\\x{E00FF}\\x{E01F0}-\\x{E0FFF}";

  /** The tags that make a flag that of a region (UTS 51, ED-14a). */
  private static final String REGIONAL_FLAG =
      "\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}";

  /** At the beginning, joiners and selectors have nothing to join or to select. */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "("
              + REGIONAL_FLAG
              + ")|\\A["
              + INVISIBLE
              + "\\s\\u200C\\u200D\\uFE00-\\uFE0F]+|["
              + INVISIBLE
              + "]");

  private Texts() {}

  /**
   * One line of text: no line breaks, no control characters; what does not show is left out.
   *
   * @param minimum the fewest characters (code points) after trimming
   * @return the text, trimmed and normalised
   * @throws DomainException with {@link InvalidValue}
   */
  public static String line(String text, int minimum, int maximum) {
    return checked(text, minimum, maximum, false);
  }

  /**
   * Checks a text of several lines: like {@link #line}, but line breaks and tabs are allowed.
   *
   * @param minimum the fewest characters (code points) after trimming
   * @return the text, trimmed and normalised
   * @throws DomainException with {@link InvalidValue}
   */
  public static String paragraph(String text, int minimum, int maximum) {
    return checked(text, minimum, maximum, true);
  }

  /**
   * A text as it shows: without what does not show, with common spaces for those that forbid a
   * break, and none around it. What someone pastes often brings such characters along.
   *
   * @return the same, as people see it
   */
  public static String asShown(String text) {
    if (isPlain(text)) {
      return text.strip();
    }
    return HIDDEN.matcher(NO_BREAK.matcher(text).replaceAll(" ")).replaceAll("$1").strip();
  }

  private static String checked(String text, int minimum, int maximum, boolean breaksAllowed) {
    if (text.length() > 4 * Math.max(maximum, 1) + 64) {
      throw new DomainException(
          new InvalidValue.TextLength(minimum, maximum)); // before processing a huge text
    }
    String shown = asShown(text);
    String tidy = isPlain(shown) ? shown : Normalizer.normalize(shown, Normalizer.Form.NFC);
    int length = tidy.codePointCount(0, tidy.length());
    if (length < minimum || length > maximum) {
      throw new DomainException(new InvalidValue.TextLength(minimum, maximum));
    }
    if (tidy.codePoints().anyMatch(c -> !printable(c, breaksAllowed))) {
      throw new DomainException(new InvalidValue.ControlCharacters());
    }
    return tidy;
  }

  /** Whether all characters are common ones, which show as they are; so do most texts we read. */
  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> (' ' <= c && c <= '~') || ('\u00C0' <= c && c <= '\u00FF'));
  }

  private static boolean printable(int c, boolean breaksAllowed) {
    if (breaksAllowed && (c == '\n' || c == '\r' || c == '\t')) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.UNASSIGNED -> !neverACharacter(c); // Unicode grows faster than Java
      default -> true;
    };
  }

  /** The 66 code points that Unicode promises never to assign (chapter 23.7). */
  private static boolean neverACharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || (0xFDD0 <= c && c <= 0xFDEF);
  }
}
