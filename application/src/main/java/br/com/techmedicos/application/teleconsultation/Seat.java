package br.com.techmedicos.application.teleconsultation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A party's place in a meeting.
 *
 * @param connection the connection that has it
 * @param seenAt when the instance that holds the connection last said so
 */
public record Seat(ConnectionId connection, Instant seenAt) {

  /** For how long nothing may be heard of a connection until it counts as lost. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Takes both parts.
   *
   * @param connection the connection that has it
   * @param seenAt when the instance that holds the connection last said so
   */
  public Seat {
    Objects.requireNonNull(connection);
    Objects.requireNonNull(seenAt);
  }

  /**
   * Whether the instance that held the connection must have died with it.
   *
   * @param now the present
   */
  public boolean isLost(Instant now) {
    return !now.isBefore(seenAt.plus(PATIENCE));
  }
}
