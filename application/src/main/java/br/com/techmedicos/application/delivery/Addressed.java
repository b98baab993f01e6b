package br.com.techmedicos.application.delivery;

import java.util.Set;

/**
 * For which events letters were written.
 *
 * @param events how many events there were
 * @param more whether there may be more
 * @param subscribers who gets a letter
 */
public record Addressed(int events, boolean more, Set<String> subscribers) {

  public Addressed {
    subscribers = Set.copyOf(subscribers);
  }
}
