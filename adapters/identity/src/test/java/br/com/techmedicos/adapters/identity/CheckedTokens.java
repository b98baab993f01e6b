package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.AccessTokens;
import com.nimbusds.jwt.JWT;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Tokens that Micronaut Security checks, as in the service. */
final class CheckedTokens {

  private CheckedTokens() {}

  static AccessTokens of(
      SigningKeys keys, String ourName, List<TrustedIssuer> trusted, Clock clock) {
    TokenIssuers issuers = new TokenIssuers(keys, ourName, trusted, clock);
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .properties(
                Map.of(
                    "micronaut.security.token.jwt.claims-validators.expiration", false,
                    "micronaut.security.token.jwt.claims-validators.subject-not-null", false))
            .singletons(issuers)
            .start();
    return new NimbusAccessTokens(
        keys,
        issuers,
        context.getBean(Argument.of(JsonWebTokenValidator.class, JWT.class, Object.class)));
  }
}
