package br.com.techmedicos.adapters.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Checks the claims of an issuer's token: issuer, audience and validity. A token without {@code
 * iat} is refused: nobody knows whether it is older than a new password.
 *
 * @param issuer the {@code iss}
 * @param audience the {@code aud}, or the {@code client_id} where there is no {@code aud}
 */
record IssuerRules(String issuer, String audience, Clock clock) {

  /** The tolerated clock skew. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  boolean hold(Map<String, Object> claims) {
    return issuer.equals(claims.get("iss"))
        && isForUs(claims)
        && claims.get("exp") instanceof Number end
        && clock.instant().isBefore(at(end))
        && claims.get("iat") instanceof Number
        && !(claims.get("nbf") instanceof Number start
            && clock.instant().plus(CLOCK_SKEW).isBefore(at(start)));
  }

  private boolean isForUs(Map<String, Object> claims) {
    Object named = claims.getOrDefault("aud", claims.getOrDefault("client_id", ""));
    return named instanceof List<?> several ? several.contains(audience) : audience.equals(named);
  }

  static Instant at(Number epochSecond) {
    return Instant.ofEpochSecond(epochSecond.longValue());
  }
}
