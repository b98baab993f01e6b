package br.com.techmedicos.adapters.rest.paging;

import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.problem.Malformed;
import br.com.techmedicos.application.shared.Page;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read page by page, in the order of a key.
 *
 * @param <K> the keys
 * @param cursors seals places in it
 * @param name names the list: route, caller, filters, order
 * @param parts how many a key has
 * @param write takes a key to its parts
 * @param read makes a key of them
 */
public record PagedList<K>(
    Cursors cursors,
    String name,
    int parts,
    Function<K, List<?>> write,
    Function<List<String>, K> read) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** A list in the order of ids. */
  public static <K> PagedList<K> byId(Cursors cursors, String name, Function<UUID, K> id) {
    return new PagedList<>(cursors, name, 1, List::of, place -> id.apply(Formats.id(place.get(0))));
  }

  /** A list in the order of numbers. */
  public static PagedList<Long> byNumber(Cursors cursors, String name) {
    return new PagedList<>(cursors, name, 1, List::of, place -> number(place.get(0)));
  }

  private static long number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw Formats.malformed(Malformed.NOT_A_CURSOR);
    }
    return Long.parseLong(text);
  }

  K place(String cursor) {
    return cursors.read(name, cursor, parts, read);
  }

  /** The cursor of the page that follows, if there is one. */
  public @Nullable String next(Page<?, K> page) {
    return page.next().map(key -> cursors.write(name, write.apply(key).toArray())).orElse(null);
  }
}
