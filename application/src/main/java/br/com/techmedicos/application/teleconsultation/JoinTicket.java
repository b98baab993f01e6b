package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Lets one connection into one meeting, as one of its parties, once and soon.
 *
 * @param digest what it is known by
 * @param appointment which appointment
 * @param participant as which of the two
 * @param expiresAt it is good strictly before
 */
public record JoinTicket(
    TokenDigest digest, AppointmentId appointment, Participant participant, Instant expiresAt) {

  /** How long a ticket waits to be used. */
  public static final Duration LIFETIME = Duration.ofSeconds(30);

  /**
   * Takes a ticket as a store kept it.
   *
   * @param digest what it is known by
   * @param appointment which appointment
   * @param participant as which of the two
   * @param expiresAt it is good strictly before
   */
  public JoinTicket {
    Objects.requireNonNull(digest);
    Objects.requireNonNull(appointment);
    Objects.requireNonNull(participant);
    Objects.requireNonNull(expiresAt);
  }

  /**
   * Whether it still lets anyone in.
   *
   * @param now the present
   */
  public boolean isGood(Instant now) {
    return now.isBefore(expiresAt);
  }
}
