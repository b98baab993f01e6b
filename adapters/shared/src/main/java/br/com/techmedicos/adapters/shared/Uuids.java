package br.com.techmedicos.adapters.shared;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as clients and tokens write them, and as bytes. */
public final class Uuids {

  private static final Pattern TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /** The id; empty if the text is not a UUID. {@link UUID#fromString} is too lenient. */
  public static Optional<UUID> parse(String text) {
    return TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** {@return the 16 bytes of each id, in order} */
  public static byte[] bytes(UUID... ids) {
    ByteBuffer bytes = ByteBuffer.allocate(ids.length * 2 * Long.BYTES);
    for (UUID id : ids) {
      bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    return bytes.array();
  }
}
