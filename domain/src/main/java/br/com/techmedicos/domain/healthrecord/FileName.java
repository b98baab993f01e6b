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

  /** The most characters (code points) that are kept. */
  public static final int MAXIMUM_LENGTH = 120;

  /** For a file of whose name nothing is left. */
  public static final String NAMELESS = "arquivo";

  private static final int LONGEST_ENDING = 12;

  /**
   * How much of either end of a long name is looked at, in chars. Of the beginning 120 characters
   * are kept and of the end an extension; a character in normal form C comes from eight chars at
   * the most. What lies between costs nothing, however long it is.
   */
  private static final int LOOKED_AT = 8 * MAXIMUM_LENGTH;

  /** Names that Windows takes for devices, whatever they end in. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])"
              + "[\\s\\h]*(?:\\..*)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Makes a name safe: separators (of folders, drives and streams), control and direction-turning
   * characters are left out, dots and spaces around it too; the name of a device gets a {@code _}
   * in front; of a long one the beginning is kept, and the ending. An ordinary name stays as it is,
   * in Unicode normal form C.
   *
   * @param value as it came
   */
  public FileName {
    value = safe(value);
  }

  /**
   * The same name, with an ending that its format has. What a name ends in decides which program
   * opens the file: where the last ending is none of the format's, the usual one is appended
   * ({@code exame.pdf.exe} that is a PDF becomes {@code exame.pdf.exe.pdf}). A name without a dot
   * stays as it is, since no program opens it unasked; signs that some programs turn into dots
   * count as such.
   *
   * @param format what the content is
   * @return the name that a file of this format is kept under
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

  /** With a separator, which is left out, lest two halves of characters become one. */
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
      case Character.FORMAT -> c == 0x200D || c == 0x200C; // joiners of names and emoji
      case Character.UNASSIGNED -> mayBeNewer(c);
      default -> true;
    };
  }

  /** Whether it may be a character that came after this Java: emoji do, every year. */
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
