package br.com.techmedicos.application.teleconsultation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A party's place in a meeting.
 *
 * @param seenAt the last heartbeat of the connection
 */
public record Seat(ConnectionId connection, Instant seenAt) {

  /** A connection without a heartbeat for this long counts as lost. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  public Seat {
    Objects.requireNonNull(connection);
    Objects.requireNonNull(seenAt);
  }

  /** Whether the connection is lost. */
  public boolean isLost(Instant now) {
    return !now.isBefore(seenAt.plus(PATIENCE));
  }
}
