package br.com.techmedicos.application.shared;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list, and where the next part begins.
 *
 * @param <T> the items
 * @param <K> the sort key of an item, from which a list goes on
 * @param items in the order of the list
 * @param next the key of the last item, if more follow
 */
public record Page<T, K>(List<T> items, Optional<K> next) {

  /** The most items one page holds. */
  public static final int MAXIMUM = 100;

  /**
   * Keeps a copy of the items.
   *
   * @param items in the order of the list
   * @param next the key of the last item, if more follow
   */
  public Page {
    items = List.copyOf(items);
  }
}
