package br.com.techmedicos.adapters.rest.admission;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How much is under way for each who asks, of which nobody may have more than so much. */
final class Places {

  private final int most;
  private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

  Places(int most) {
    this.most = most;
  }

  /** Takes one, to be left again, if there is one. */
  boolean take(String asker) {
    if (taken.merge(asker, 1, Integer::sum) <= most) {
      return true;
    }
    leave(asker);
    return false;
  }

  /** {@return how many one has taken} */
  int taken(String asker) {
    return taken.getOrDefault(asker, 0);
  }

  /** Leaves one that was taken. */
  void leave(String asker) {
    taken.computeIfPresent(asker, (name, count) -> count == 1 ? null : count - 1);
  }
}
