package br.com.techmedicos.adapters.shared;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntSupplier;

/** Limits the concurrent work for each key. */
public final class KeyedSemaphore {

  private final IntSupplier permits;
  private final ConcurrentMap<String, Integer> acquired = new ConcurrentHashMap<>();

  /**
   * @param permits how many each key may have
   */
  public KeyedSemaphore(int permits) {
    this(() -> permits);
  }

  /**
   * @param permits how many each key may have at the moment
   */
  public KeyedSemaphore(IntSupplier permits) {
    this.permits = permits;
  }

  /**
   * Acquires a permit, if one is free.
   *
   * @return whether one was
   */
  public boolean tryAcquire(String key) {
    if (acquired.merge(key, 1, Integer::sum) <= permits.getAsInt()) {
      return true;
    }
    release(key);
    return false;
  }

  /** {@return the acquired permits of a key} */
  public int acquired(String key) {
    return acquired.getOrDefault(key, 0);
  }

  /** Releases an acquired permit. */
  public void release(String key) {
    acquired.computeIfPresent(key, (name, count) -> count == 1 ? null : count - 1);
  }
}
