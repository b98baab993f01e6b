package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.application.shared.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Cuts lists into pages by the sort keys of their items. */
public final class Pages {

  private Pages() {}

  /**
   * Returns the page after a key.
   *
   * @param items all of them, in any order
   * @param keyOf the sort key of an item; no two share one
   * @param limit the most items on the page
   * @param after the key of the last item of the page before
   */
  public static <T, K> Page<T, K> cut(
      Stream<T> items, Function<T, K> keyOf, Comparator<K> order, int limit, Optional<K> after) {
    List<T> rest =
        items
            .filter(item -> after.isEmpty() || order.compare(keyOf.apply(item), after.get()) > 0)
            .sorted(Comparator.comparing(keyOf, order))
            .limit(limit + 1L)
            .toList();
    return Page.cut(rest, keyOf, limit);
  }
}
