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
 * A table of immutable values by key. Writes in a {@link UnitOfWork} that throws are rolled back. A
 * call outside a unit of work is a unit of work of its own.
 */
public final class InMemoryTable<K, V> {

  private final InMemoryUnitOfWork unitOfWork;
  private final Map<K, V> rows = new LinkedHashMap<>();

  public InMemoryTable(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  /** Finds the value of a key. */
  public Optional<V> find(K key) {
    return unitOfWork.atomically(() -> Optional.ofNullable(rows.get(key)));
  }

  /** Returns all current values. */
  public List<V> all() {
    return unitOfWork.atomically(() -> List.copyOf(rows.values()));
  }

  /** Returns all current keys. */
  public List<K> keys() {
    return unitOfWork.atomically(() -> List.copyOf(rows.keySet()));
  }

  /** Stores a value and replaces that of the same key, if there is one. */
  public void put(K key, V value) {
    set(key, value);
  }

  /** Removes the value of a key, if there is one. */
  public void remove(K key) {
    set(key, null);
  }

  /**
   * Stores a value in place of its previous version; at version 1, there must be none.
   *
   * @throws StaleVersion if the stored version is not the previous one
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
