package br.com.techmedicos.adapters.shared;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
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
    return acquire(key) > 0;
  }

  /**
   * Acquires a permit, if one is free.
   *
   * @return how many the key has now, or none if no permit was free
   */
  public int acquire(String key) {
    int all = permits.getAsInt();
    AtomicInteger now = new AtomicInteger();
    acquired.compute(
        key,
        (name, before) -> {
          int held = before == null ? 0 : before;
          if (held >= all) {
            return before;
          }
          now.set(held + 1);
          return held + 1;
        });
    return now.get();
  }

  /** Releases an acquired permit. */
  public void release(String key) {
    acquired.computeIfPresent(key, (name, count) -> count == 1 ? null : count - 1);
  }
}
