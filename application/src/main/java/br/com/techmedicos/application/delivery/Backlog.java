package br.com.techmedicos.application.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * What nobody has been told yet: events without letters, and letters that are neither delivered nor
 * dead.
 *
 * @param waiting how many, up to a limit
 * @param since when the earliest of them happened; empty if none waits
 */
public record Backlog(int waiting, Optional<Instant> since) {

  public Backlog {
    if (waiting < 0 || (waiting == 0 && since.isPresent())) {
      throw new IllegalArgumentException(waiting + " since " + since);
    }
  }
}
