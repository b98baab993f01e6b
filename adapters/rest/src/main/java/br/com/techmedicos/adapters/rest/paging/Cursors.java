package br.com.techmedicos.adapters.rest.paging;

import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.domain.shared.DomainException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Opaque cursors: the key of the last item, sealed together with the name of its list. A cursor is
 * valid only for that list and cannot be forged; its content is still validated.
 */
@Singleton
public final class Cursors {

  /** The maximum length, in characters; ours are less than half as long. */
  private static final int LONGEST = 400;

  private static final String SEPARATOR = "|";
  private static final char SEAL = '.';

  private final CursorSeal seal;

  Cursors(CursorSeal seal) {
    this.seal = seal;
  }

  /**
   * Writes a cursor.
   *
   * @param list names the list: route, caller, filters, order
   * @param place the key of the last item
   */
  public String write(String list, Object... place) {
    String key = String.join(SEPARATOR, List.of(place).stream().map(Object::toString).toList());
    return encoded(key.getBytes(StandardCharsets.UTF_8))
        + SEAL
        + encoded(seal.seal(content(list, key)));
  }

  /**
   * Reads a cursor.
   *
   * @param list as it was {@linkplain #write written}
   * @param cursor the client's
   * @param parts the number of parts of the key
   * @param parse makes the key from its parts
   * @return the key of the last item
   * @throws DomainException with {@link RequestViolation#NOT_A_CURSOR} if it is invalid, or belongs
   *     to another list
   */
  public <K> K read(String list, String cursor, int parts, Function<List<String>, K> parse) {
    if (cursor.length() > LONGEST) {
      throw none();
    }
    int end = cursor.indexOf(SEAL);
    String key = text(decoded(cursor.substring(0, Math.max(end, 0))));
    if (!seal.holds(decoded(cursor.substring(end + 1)), content(list, key))) {
      throw none();
    }
    List<String> place = List.of(key.split("\\|", -1));
    if (place.size() != parts) {
      throw none();
    }
    try {
      return parse.apply(place);
    } catch (DomainException noSuchKey) {
      throw none();
    }
  }

  /** Joins list and key, separated by the length of the list's name. */
  private static byte[] content(String list, String key) {
    return (list.length() + SEPARATOR + list + key).getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Decodes only our own encoding. */
  private static byte[] decoded(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (encoded(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      // reported below
    }
    throw none();
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw none();
    }
  }

  private static DomainException none() {
    return Formats.malformed(RequestViolation.NOT_A_CURSOR);
  }
}
