package br.com.techmedicos.domain.healthrecord;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name a file is shown and saved under. Any name is accepted; misleading characters are
 * removed, and {@link #as} adds the ending of the format.
 *
 * @param value 1 to {@value #MAXIMUM_LENGTH} characters, none of them a separator or control
 */
public record FileName(String value) {

  /** The maximum length, in characters (code points). */
  public static final int MAXIMUM_LENGTH = 120;

  /** The name of a file whose own name has no valid character. */
  public static final String NAMELESS = "arquivo";

  private static final int LONGEST_ENDING = 12;

  /**
   * How many chars of each end of a long name are processed. At most 120 characters of the start
   * and the extension at the end are kept, and a character in normal form C comes from at most
   * eight chars. The part in between is skipped, so that its length costs nothing.
   */
  private static final int LOOKED_AT = 8 * MAXIMUM_LENGTH;

  /** Names that Windows reserves for devices, with any extension. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])"
              + "[\\s\\h]*(?:\\..*)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Makes a name safe. Removes separators (of folders, drives and streams), control characters,
   * characters that change the writing direction, and leading or trailing dots and spaces. Prefixes
   * the name of a device with {@code _}. Shortens a long name but keeps its extension. An ordinary
   * name stays as it is, in Unicode normal form C.
   */
  public FileName {
    value = safe(value);
  }

  /**
   * Returns the name with an extension of its format, because the extension decides which program
   * opens the file. If the last extension does not belong to the format, the usual one is appended:
   * a PDF named {@code exame.pdf.exe} becomes {@code exame.pdf.exe.pdf}. A name without a dot stays
   * as it is, because no program opens it by default. Characters that some programs turn into dots
   * count as dots.
   *
   * @param format what the content is
   * @return the name for a file of this format
   */
  public FileName as(FileFormat format) {
    String ending = value.substring(value.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean dotted = Normalizer.normalize(value, Normalizer.Form.NFKC).indexOf('.') >= 0;
    return !dotted || format.endings().contains(ending)
        ? this
        : new FileName(value + "." + format.endings().get(0));
  }

  private static String safe(String name) {
    String printable =
        ends(name)
            .codePoints()
            .filter(FileName::isKept)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String kept = tidy(Normalizer.normalize(printable, Normalizer.Form.NFC));
    if (kept.isEmpty()) {
      return NAMELESS;
    }
    return DEVICE.matcher(kept).matches() ? tidy("_" + kept) : kept;
  }

  /**
   * Joins both ends by a separator, which is removed later. Without it two surrogates could become
   * one character.
   */
  private static String ends(String name) {
    return name.length() <= 2 * LOOKED_AT
        ? name
        : name.substring(0, LOOKED_AT) + '/' + name.substring(name.length() - LOOKED_AT);
  }

  private static String tidy(String name) {
    return trimmed(shortened(trimmed(name)));
  }

  private static boolean isKept(int c) {
    return c != '/' && c != '\\' && c != ':' && isPrinted(c);
  }

  private static boolean isPrinted(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> c == 0x200D || c == 0x200C; // joiners in names and emoji
      case Character.UNASSIGNED -> mayBeNewer(c);
      default -> true;
    };
  }

  /** Whether it may be a character newer than this Java version; emoji are added every year. */
  private static boolean mayBeNewer(int c) {
    return c >= 0x10000 && c < 0xE0000 && (c & 0xFFFE) != 0xFFFE;
  }

  private static String trimmed(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && isTrimmed(name.charAt(from))) {
      from++;
    }
    while (from < to && isTrimmed(name.charAt(to - 1))) {
      to--;
    }
    return name.substring(from, to);
  }

  private static boolean isTrimmed(char c) {
    return c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static String shortened(String name) {
    int length = name.codePointCount(0, name.length());
    if (length <= MAXIMUM_LENGTH) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot >= 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
    int stem = MAXIMUM_LENGTH - ending.codePointCount(0, ending.length());
    return name.substring(0, name.offsetByCodePoints(0, stem)) + ending;
  }

  @Override
  public String toString() {
    return value;
  }
}
