package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.application.shared.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes pages of lists that were read one item too far, which tells whether more follow. */
public final class Pages {

  private Pages() {}

  /**
   * The page that a list begins with.
   *
   * @param items up to one more than the limit
   * @param keyOf the sort key of an item
   * @param limit the most items on the page
   */
  public static <T, K> Page<T, K> cut(List<T> items, Function<T, K> keyOf, int limit) {
    if (items.size() <= limit) {
      return new Page<>(items, Optional.empty());
    }
    List<T> page = items.subList(0, limit);
    return new Page<>(page, Optional.of(keyOf.apply(page.get(limit - 1))));
  }
}
