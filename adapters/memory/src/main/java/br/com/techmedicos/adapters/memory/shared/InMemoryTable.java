package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Immutable values by key, in a {@link UnitOfWork}: what is written in one that throws is not kept.
 * A single call outside of any is one by itself.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class InMemoryTable<K, V> {

  private final InMemoryUnitOfWork unitOfWork;
  private final Map<K, V> rows = new LinkedHashMap<>();

  public InMemoryTable(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  /** The value of a key. */
  public Optional<V> find(K key) {
    return unitOfWork.atomically(() -> Optional.ofNullable(rows.get(key)));
  }

  /** All values, as they are now. */
  public List<V> all() {
    return unitOfWork.atomically(() -> List.copyOf(rows.values()));
  }

  /** Keeps a value in place of the one of the same key, if there is one. */
  public void put(K key, V value) {
    set(key, value);
  }

  /** Drops the value of a key, if there is one. */
  public void remove(K key) {
    set(key, null);
  }

  /**
   * Keeps a value in place of the version before it; at version 1, of none.
   *
   * @throws StaleVersion if the one kept is not the version before it
   */
  public void save(K key, V value, ToLongFunction<V> version) {
    unitOfWork.atomically(
        () -> {
          long kept = find(key).map(version::applyAsLong).orElse(0L);
          if (kept != version.applyAsLong(value) - 1) {
            throw new StaleVersion();
          }
          return set(key, value);
        });
  }

  private @Nullable V set(K key, @Nullable V value) {
    return unitOfWork.atomically(
        () -> {
          V before = rows.get(key);
          unitOfWork.onUndo(() -> write(key, before));
          write(key, value);
          return before;
        });
  }

  private void write(K key, @Nullable V value) {
    if (value == null) {
      rows.remove(key);
    } else {
      rows.put(key, value);
    }
  }
}
