package br.com.techmedicos.adapters.identity;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the claims of an issuer's token must be: from them, for us, begun and not over.
 *
 * @param issuer the {@code iss}
 * @param audience the {@code aud}, or the {@code client_id} where there is no {@code aud}
 * @param clock tells the present
 */
record IssuerRules(String issuer, String audience, Clock clock)
    implements JWTClaimsSetVerifier<SecurityContext> {

  /** How far the issuer's clock may be ahead of ours. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  @Override
  public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
    Map<String, Object> json = claims.toJSONObject();
    require(issuer.equals(json.get("iss")), "issuer");
    require(isForUs(json), "audience");
    require(json.get("exp") instanceof Number end && clock.instant().isBefore(at(end)), "expiry");
    require(
        !(json.get("nbf") instanceof Number start)
            || !clock.instant().plus(CLOCKS_APART).isBefore(at(start)),
        "start");
  }

  private boolean isForUs(Map<String, Object> json) {
    Object named = json.getOrDefault("aud", json.getOrDefault("client_id", ""));
    return named instanceof List<?> several ? several.contains(audience) : audience.equals(named);
  }

  private static Instant at(Number epochSecond) {
    return Instant.ofEpochSecond(epochSecond.longValue());
  }

  private static void require(boolean condition, String what) throws BadJWTException {
    if (!condition) {
      throw new BadJWTException(what);
    }
  }
}
