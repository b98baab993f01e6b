package br.com.techmedicos.application.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * Proves for a few minutes who is calling.
 *
 * @param value as it is sent
 * @param issuedAt from when
 * @param expiresAt until when, exclusive
 */
public record AccessToken(String value, Instant issuedAt, Instant expiresAt) {

  /** {@return how long it is good for} */
  public Duration lifetime() {
    return Duration.between(issuedAt, expiresAt);
  }

  /** {@return the times alone, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "AccessToken[***, until " + expiresAt + "]";
  }
}
