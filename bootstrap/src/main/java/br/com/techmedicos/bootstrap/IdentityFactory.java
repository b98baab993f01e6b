package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.encryption.TinkDeviceSeal;
import br.com.techmedicos.adapters.identity.Argon2PasswordHasher;
import br.com.techmedicos.adapters.identity.NimbusAccessTokens;
import br.com.techmedicos.adapters.identity.RandomSecretTokens;
import br.com.techmedicos.adapters.identity.SigningKeys;
import br.com.techmedicos.adapters.identity.TokenIssuers;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimits;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.DeviceSeal;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.SecretTokens;
import br.com.techmedicos.application.shared.IdGenerator;
import com.nimbusds.jwt.JWT;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Wires accounts, sessions and tokens. */
@Factory
@Import(classes = Identity.Dependencies.class)
final class IdentityFactory {

  @Singleton
  static SigningKeys signingKeys(Environment settings, Clock clock) {
    return new SigningKeys(keyFolder(settings), clock);
  }

  /** The folder of all keys, those of contents included. */
  static Path keyFolder(Environment settings) {
    return settings
        .getProperty("techmedicos.keys", Path.class)
        .orElseGet(
            () -> settings.getRequiredProperty("techmedicos.data", Path.class).resolve("keys"));
  }

  @Singleton
  @Bean(preDestroy = "close")
  Argon2PasswordHasher passwordHasher() {
    return new Argon2PasswordHasher(
        Argon2PasswordHasher.Cost.RECOMMENDED, Runtime.getRuntime().availableProcessors());
  }

  /** Checks signatures and claims for Micronaut Security's validator. */
  @Singleton
  TokenIssuers tokenIssuers(
      SigningKeys keys,
      @Property(name = "techmedicos.identity.issuer") String issuer,
      List<TrustedIssuerConfiguration> trusted,
      Clock clock) {
    return new TokenIssuers(
        keys, issuer, trusted.stream().map(TrustedIssuerConfiguration::issuer).toList(), clock);
  }

  @Singleton
  AccessTokens accessTokens(
      SigningKeys keys, TokenIssuers issuers, JsonWebTokenValidator<JWT, Object> validator) {
    return new NimbusAccessTokens(keys, issuers, validator);
  }

  @Singleton
  SecretTokens secretTokens() {
    return new RandomSecretTokens();
  }

  @Singleton
  DeviceSeal deviceSeal(Environment settings, Clock clock) {
    return new TinkDeviceSeal(keyFolder(settings), clock);
  }

  @Singleton
  Identity identity(
      Identity.Dependencies ports, RateLimits rateLimits, IdGenerator ids, Clock clock) {
    return new Identity(ports, rateLimits.enabled(), ids, clock);
  }
}
