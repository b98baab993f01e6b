package br.com.techmedicos.adapters.rest.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Opaque places in a list. A cursor is good only for the list it came from: it carries a digest of
 * filters and order together with the place. It is no secret and no proof; whoever forges one sees
 * another part of what they may see anyway.
 */
public final class Cursors {

  private static final int DIGEST = 16;
  private static final int LONGEST = 400;
  private static final String SEPARATOR = "|";

  private Cursors() {}

  /**
   * Writes a cursor.
   *
   * @param list names the list: route, filters, order
   * @param place the key of the last item
   */
  public static String write(String list, String... place) {
    String key = String.join(SEPARATOR, place);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((digest(list, key) + key).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @param list as it was {@linkplain #write written}
   * @param cursor what a client sent
   * @return the key of the last item
   * @throws br.com.techmedicos.domain.shared.DomainException if it is none, or another list's
   */
  public static List<String> read(String list, String cursor) {
    if (cursor.length() > LONGEST) {
      throw Formats.malformed(Malformed.NOT_A_CURSOR);
    }
    String text = decoded(cursor);
    if (text.length() <= DIGEST) {
      throw Formats.malformed(Malformed.NOT_A_CURSOR);
    }
    String key = text.substring(DIGEST);
    if (!text.startsWith(digest(list, key))) {
      throw Formats.malformed(Malformed.NOT_A_CURSOR);
    }
    return List.of(key.split("\\|", -1));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw Formats.malformed(Malformed.NOT_A_CURSOR);
    }
  }

  private static String digest(String list, String key) {
    return Fingerprint.of(list + "\n" + key).substring(0, DIGEST);
  }
}
