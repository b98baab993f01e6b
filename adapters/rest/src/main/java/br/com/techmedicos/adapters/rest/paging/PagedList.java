package br.com.techmedicos.adapters.rest.paging;

import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.application.shared.Page;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A list that is read page by page, sorted by a key.
 *
 * @param <K> the keys
 * @param cursors seals its cursors
 * @param name names the list: route, caller, filters, order
 * @param parts the number of parts of a key
 * @param write splits a key into its parts
 * @param read makes a key from them
 */
public record PagedList<K>(
    Cursors cursors,
    String name,
    int parts,
    Function<K, List<?>> write,
    Function<List<String>, K> read) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** A list sorted by id. */
  public static <K> PagedList<K> byId(Cursors cursors, String name, Function<UUID, K> id) {
    return new PagedList<>(cursors, name, 1, List::of, place -> id.apply(Formats.id(place.get(0))));
  }

  /** A list sorted by number. */
  public static PagedList<Long> byNumber(Cursors cursors, String name) {
    return new PagedList<>(cursors, name, 1, List::of, place -> number(place.get(0)));
  }

  private static long number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw Formats.malformed(RequestViolation.NOT_A_CURSOR);
    }
    return Long.parseLong(text);
  }

  K place(String cursor) {
    return cursors.read(name, cursor, parts, read);
  }

  /** A page as it is answered. */
  public <S, T> PageResponse<T> page(Page<S, K> found, Function<S, T> shown) {
    return new PageResponse<>(
        found.items().stream().map(shown).toList(),
        found.next().map(key -> cursors.write(name, write.apply(key).toArray())).orElse(null));
  }
}
