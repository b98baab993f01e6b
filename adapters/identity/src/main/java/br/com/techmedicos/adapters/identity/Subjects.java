package br.com.techmedicos.adapters.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Account ids in tokens. */
final class Subjects {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private Subjects() {}

  /** The id; empty if the text is not a UUID. {@link UUID#fromString} is too lenient. */
  static Optional<UUID> parse(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
