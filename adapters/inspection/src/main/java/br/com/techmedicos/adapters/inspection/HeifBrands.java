package br.com.techmedicos.adapters.inspection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The brands in the first box of a media file (ISO/IEC 14496-12, 4.3): the one that its writer
 * prefers, and those by whose readers it can be read. All count alike.
 */
final class HeifBrands {

  private static final int BRAND = 4;
  private static final int PREFERRED = 8;
  private static final int COMPATIBLE = 16;

  private HeifBrands() {}

  /** Whether one of the brands is among them. */
  static boolean include(byte[] content, String... brands) {
    if (content.length < COMPATIBLE || !text(content, BRAND).equals("ftyp")) {
      return false;
    }
    int size = ByteBuffer.wrap(content).getInt();
    if (size < COMPATIBLE || size > content.length) {
      return false; // no such box, or the header of something else
    }
    for (int at = PREFERRED; at + BRAND <= size; at += at == PREFERRED ? 2 * BRAND : BRAND) {
      if (List.of(brands).contains(text(content, at))) {
        return true;
      }
    }
    return false;
  }

  private static String text(byte[] content, int at) {
    return new String(content, at, BRAND, StandardCharsets.ISO_8859_1);
  }
}
