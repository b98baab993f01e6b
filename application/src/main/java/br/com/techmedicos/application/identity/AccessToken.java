package br.com.techmedicos.application.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * Proves the caller's identity for a few minutes.
 *
 * @param issuedAt when it was issued
 * @param expiresAt when it expires, exclusive
 */
public record AccessToken(String value, Instant issuedAt, Instant expiresAt) {

  /** {@return how long it is valid} */
  public Duration lifetime() {
    return Duration.between(issuedAt, expiresAt);
  }

  /** {@return only the expiry, because the token must not be logged} */
  @Override
  public String toString() {
    return "AccessToken[***, until " + expiresAt + "]";
  }
}
