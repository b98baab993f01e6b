package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A short-lived single-use ticket that lets a party's connection into a meeting.
 *
 * @param digest the digest of its secret
 * @param origin of the token with which its owner joined
 * @param expiresAt when it expires, exclusive
 */
public record JoinTicket(
    TokenDigest digest,
    AppointmentId appointment,
    Participant participant,
    TokenOrigin origin,
    Instant expiresAt) {

  /** How long a ticket is valid. */
  public static final Duration LIFETIME = Duration.ofSeconds(30);

  public JoinTicket {
    Objects.requireNonNull(digest);
    Objects.requireNonNull(appointment);
    Objects.requireNonNull(participant);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(expiresAt);
  }

  /** Whether it has not expired. */
  public boolean isGood(Instant now) {
    return now.isBefore(expiresAt);
  }
}
