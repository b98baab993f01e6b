package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.shared.Cursors;
import br.com.techmedicos.adapters.rest.shared.Field;
import br.com.techmedicos.adapters.rest.shared.Fields;
import br.com.techmedicos.adapters.rest.shared.Formats;
import br.com.techmedicos.adapters.rest.shared.Limit;
import br.com.techmedicos.adapters.rest.shared.Malformed;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page is wanted, of a list in the order of one key.
 *
 * @param <K> the keys
 * @param cursors reads and writes places in it
 * @param list names the list, for its cursors
 * @param limit the most items
 * @param last the last key of the page before
 */
record PageRequest<K>(Cursors cursors, String list, int limit, Optional<K> last) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** A page of a list by id. */
  static <K> PageRequest<K> byId(
      Cursors cursors,
      String list,
      @Nullable String limit,
      @Nullable String cursor,
      Function<UUID, K> key) {
    return parse(cursors, list, limit, cursor, text -> key.apply(Formats.id(text)));
  }

  /** A page of a list by number. */
  static PageRequest<Long> byNumber(
      Cursors cursors, String list, @Nullable String limit, @Nullable String cursor) {
    return parse(cursors, list, limit, cursor, PageRequest::number);
  }

  private static long number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw Formats.malformed(Malformed.NOT_A_CURSOR);
    }
    return Long.parseLong(text);
  }

  private static <K> PageRequest<K> parse(
      Cursors cursors,
      String list,
      @Nullable String limit,
      @Nullable String cursor,
      Function<String, K> key) {
    return Fields.ofQuery(
        fields -> {
          Field<Optional<Integer>> most = fields.optional("limit", limit, Limit::parse);
          Field<Optional<K>> last =
              fields.optional(
                  "cursor",
                  cursor,
                  text -> cursors.read(list, text, 1, place -> key.apply(place.get(0))));
          return new PageRequest<>(cursors, list, most.get().orElse(Limit.DEFAULT), last.get());
        });
  }

  /** The cursor of the page that follows, if there is one. */
  @Nullable String next(Optional<K> key) {
    return key.map(last -> cursors.write(list, last)).orElse(null);
  }
}
