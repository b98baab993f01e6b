package br.com.techmedicos.adapters.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** How a DICOM file begins (PS3.10, 7.1): a preamble, a prefix, and elements of the group 0002. */
final class DicomHeader {

  private static final int PREAMBLE = 128;

  private static final int PREFIX_AND_ELEMENT = 10;

  private static final Pattern EXPECTED =
      Pattern.compile("DICM\\x02\\x00..[A-Z]{2}", Pattern.DOTALL);

  private DicomHeader() {}

  static boolean isAt(byte[] content) {
    return content.length >= PREAMBLE + PREFIX_AND_ELEMENT
        && EXPECTED
            .matcher(new String(content, PREAMBLE, PREFIX_AND_ELEMENT, StandardCharsets.ISO_8859_1))
            .matches();
  }

  /** What stands before the prefix: zeros, or the header of another format. */
  static byte[] preamble(byte[] content) {
    return Arrays.copyOf(content, PREAMBLE);
  }
}
