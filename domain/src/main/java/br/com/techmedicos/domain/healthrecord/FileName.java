package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;
import java.text.Normalizer;

/**
 * The name a file is shown and saved under. Whatever name a file comes with is taken; what could
 * lead astray is left out of it.
 *
 * @param value 1 to {@value #MAXIMUM_LENGTH} characters, none of them a separator or control
 */
public record FileName(String value) {

  /** The most characters (code points) that are kept. */
  public static final int MAXIMUM_LENGTH = 120;

  /** For a file of whose name nothing is left. */
  public static final String NAMELESS = "arquivo";

  private static final int LONGEST_EXTENSION = 12;

  /**
   * Takes a name that is safe already.
   *
   * @param value as {@link #madeSafe} leaves it
   */
  public FileName {
    if (!value.equals(safe(value))) {
      throw new DomainException(new HealthRecordViolation.Inconsistent());
    }
  }

  /**
   * Makes a name safe: separators, control and direction-turning characters are left out, dots and
   * spaces around it too; of a long one the beginning is kept, and the extension. An ordinary name
   * stays as it is, in Unicode normal form C.
   *
   * @param name as it came
   * @return the name as it is kept
   */
  public static FileName madeSafe(String name) {
    return new FileName(safe(name));
  }

  private static String safe(String name) {
    String printable =
        name.codePoints()
            .filter(FileName::isKept)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String normal = Normalizer.normalize(printable, Normalizer.Form.NFC);
    String kept = trimmed(shortened(trimmed(normal)));
    return kept.isEmpty() ? NAMELESS : kept;
  }

  private static boolean isKept(int c) {
    return c != '/' && c != '\\' && isPrinted(c);
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
    String extension =
        dot >= 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
    int stem = MAXIMUM_LENGTH - extension.codePointCount(0, extension.length());
    return name.substring(0, name.offsetByCodePoints(0, stem)) + extension;
  }

  @Override
  public String toString() {
    return value;
  }
}
