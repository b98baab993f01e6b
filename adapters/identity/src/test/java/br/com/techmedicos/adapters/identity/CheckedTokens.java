package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.AccessTokens;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tokens that Micronaut Security checks, as in the service; one of it for all tests. */
final class CheckedTokens {

  private static final Asked ASKED = new Asked();

  @SuppressWarnings("unchecked") // the argument says so
  private static final JsonWebTokenValidator<JWT, Object> VALIDATOR =
      ApplicationContext.builder()
          .banner(false)
          .properties(
              Map.of(
                  "micronaut.security.token.jwt.claims-validators.expiration", false,
                  "micronaut.security.token.jwt.claims-validators.subject-not-null", false))
          .singletons(ASKED)
          .start()
          .getBean(Argument.of(JsonWebTokenValidator.class, JWT.class, Object.class));

  private CheckedTokens() {}

  static AccessTokens of(
      SigningKeys keys, String ourName, List<TrustedIssuer> trusted, Clock clock) {
    TokenIssuers issuers = new TokenIssuers(keys, ourName, trusted, clock);
    return new NimbusAccessTokens(keys, issuers, validator(issuers));
  }

  static JsonWebTokenValidator<JWT, Object> validator(TokenIssuers issuers) {
    return (token, request) -> {
      ASKED.issuers = issuers;
      return VALIDATOR.validate(token, request);
    };
  }

  /** Whoever is asked by the token at hand. */
  private static final class Asked
      implements SignatureConfiguration, GenericJwtClaimsValidator<Object> {

    private @Nullable TokenIssuers issuers;

    private TokenIssuers issuers() {
      return Objects.requireNonNull(issuers);
    }

    @Override
    public String supportedAlgorithmsMessage() {
      return issuers().supportedAlgorithmsMessage();
    }

    @Override
    public boolean supports(JWSAlgorithm algorithm) {
      return issuers().supports(algorithm);
    }

    @Override
    public boolean verify(SignedJWT token) throws JOSEException {
      return issuers().verify(token);
    }

    @Override
    public boolean validate(Claims claims, @Nullable Object request) {
      return issuers().validate(claims, request);
    }
  }
}
