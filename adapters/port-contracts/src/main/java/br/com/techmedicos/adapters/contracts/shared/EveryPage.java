package br.com.techmedicos.adapters.contracts.shared;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.shared.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Follows the pages of a list to its end. */
public final class EveryPage {

  private EveryPage() {}

  /**
   * Fetches all pages, and fails at the first that leads back, from which there is no end.
   *
   * @param <K> the sort key of an item
   * @param fetch fetches the page that follows a key, or the first one
   */
  public static <T, K> List<Page<T, K>> of(Function<Optional<K>, Page<T, K>> fetch) {
    return from(Optional.empty(), fetch);
  }

  /**
   * Fetches all pages that follow a key, and fails at the first that leads back.
   *
   * @param <K> the sort key of an item
   */
  public static <T, K> List<Page<T, K>> from(
      Optional<K> start, Function<Optional<K>, Page<T, K>> fetch) {
    List<Page<T, K>> pages = new ArrayList<>();
    Set<K> keys = new HashSet<>();
    start.ifPresent(keys::add);
    Optional<K> next = start;
    do {
      Page<T, K> page = fetch.apply(next);
      pages.add(page);
      next = page.next();
      next.ifPresent(
          key ->
              assertThat(keys.add(key))
                  .as("page %d goes on where an earlier page went on: it repeats", pages.size())
                  .isTrue());
    } while (next.isPresent());
    return pages;
  }
}
