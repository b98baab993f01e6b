package br.com.techmedicos.adapters.rest.shared;

import br.com.techmedicos.application.shared.Page;
import java.util.regex.Pattern;

/** How many items of a list a client wants at once. */
public final class Limit {

  /** For those who do not say. */
  public static final int DEFAULT = 20;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  private Limit() {}

  /** Reads {@code limit}. */
  public static int parse(String text) {
    int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > Page.MAXIMUM) {
      throw Formats.malformed(Malformed.NOT_A_LIMIT);
    }
    return limit;
  }
}
