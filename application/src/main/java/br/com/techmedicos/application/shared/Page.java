package br.com.techmedicos.application.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A page of a list, with the key of the next page.
 *
 * @param <K> the sort key of an item, from which a list goes on
 * @param items in the order of the list
 * @param next the key of the last item, if more follow
 */
public record Page<T, K>(List<T> items, Optional<K> next) {

  /** The maximum number of items on a page. */
  public static final int MAXIMUM = 100;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts the first page off a list.
   *
   * @param <K> the sort key of an item
   * @param items up to one more than the limit: that one tells that more follow
   * @param keyOf the sort key of an item
   * @param limit the most items on the page
   * @return the page
   */
  public static <T, K> Page<T, K> cut(List<T> items, Function<T, K> keyOf, int limit) {
    if (items.size() <= limit) {
      return new Page<>(items, Optional.empty());
    }
    List<T> page = items.subList(0, limit);
    return new Page<>(page, Optional.of(keyOf.apply(page.get(limit - 1))));
  }

  /**
   * Streams a whole list, fetching pages on demand.
   *
   * @param <K> the sort key of an item
   * @param fetch fetches the page that follows a key, or the first one
   * @return all items
   */
  public static <T, K> Stream<T> all(Function<Optional<K>, Page<T, K>> fetch) {
    return Stream.iterate(
            Optional.of(fetch.apply(Optional.empty())),
            Optional::isPresent,
            page -> page.flatMap(Page::next).map(key -> fetch.apply(Optional.of(key))))
        .flatMap(page -> page.stream().flatMap(found -> found.items().stream()));
  }
}
