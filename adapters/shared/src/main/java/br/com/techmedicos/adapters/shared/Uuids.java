package br.com.techmedicos.adapters.shared;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as clients and tokens write them. */
public final class Uuids {

  private static final Pattern TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /** The id; empty if the text is not a UUID. {@link UUID#fromString} is too lenient. */
  public static Optional<UUID> parse(String text) {
    return TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
