package br.com.techmedicos.adapters.rest.admission;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntSupplier;

/** Limits the concurrent work for each key. */
final class KeyedSemaphore {

  private final IntSupplier permits;
  private final ConcurrentMap<String, Integer> acquired = new ConcurrentHashMap<>();

  KeyedSemaphore(int permits) {
    this(() -> permits);
  }

  /**
   * @param permits how many each key may have at the moment
   */
  KeyedSemaphore(IntSupplier permits) {
    this.permits = permits;
  }

  /** Acquires a permit, if one is free. */
  boolean tryAcquire(String key) {
    if (acquired.merge(key, 1, Integer::sum) <= permits.getAsInt()) {
      return true;
    }
    release(key);
    return false;
  }

  /** {@return the acquired permits of a key} */
  int acquired(String key) {
    return acquired.getOrDefault(key, 0);
  }

  /** Releases an acquired permit. */
  void release(String key) {
    acquired.computeIfPresent(key, (name, count) -> count == 1 ? null : count - 1);
  }
}
