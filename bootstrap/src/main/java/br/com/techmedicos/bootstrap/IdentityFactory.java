package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.encryption.TinkDeviceSeal;
import br.com.techmedicos.adapters.identity.Argon2PasswordHasher;
import br.com.techmedicos.adapters.identity.HmacOneTimeCodes;
import br.com.techmedicos.adapters.identity.NimbusAccessTokens;
import br.com.techmedicos.adapters.identity.NimbusClientTokens;
import br.com.techmedicos.adapters.identity.RandomSecretTokens;
import br.com.techmedicos.adapters.identity.SigningKeys;
import br.com.techmedicos.adapters.identity.TokenIssuers;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimits;
import br.com.techmedicos.adapters.shared.WorkLimit;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AccountPolicy;
import br.com.techmedicos.application.identity.ClientTokens;
import br.com.techmedicos.application.identity.DeviceSeal;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.OneTimeCodes;
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

  private static final String REQUIRED = "required";
  private static final String OPTIONAL = "optional";
  private static final String NONE = "none";

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

  @Singleton
  WorkLimit hashesForLogins(Argon2PasswordHasher hasher) {
    return hasher.logins();
  }

  @Singleton
  WorkLimit hashesOfNewPasswords(Argon2PasswordHasher hasher) {
    return hasher.newPasswords();
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
  ClientTokens clientTokens(
      SigningKeys keys, TokenIssuers issuers, JsonWebTokenValidator<JWT, Object> validator) {
    return new NimbusClientTokens(issuers, validator);
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
  OneTimeCodes oneTimeCodes() {
    return new HmacOneTimeCodes();
  }

  @Singleton
  AccountPolicy accountPolicy(
      RateLimits rateLimits,
      @Property(name = "techmedicos.operator.second-factor", defaultValue = OPTIONAL)
          String secondFactor,
      @Property(name = "techmedicos.email-confirmation", defaultValue = OPTIONAL)
          String emailConfirmation,
      @Property(name = "techmedicos.operator.approval", defaultValue = NONE) String approval,
      @Property(name = "techmedicos.documents", defaultValue = OPTIONAL) String documents,
      MailConfiguration mail) {
    boolean emailsAreConfirmed =
        isRequired(emailConfirmation, OPTIONAL, "TECHMEDICOS_EMAIL_CONFIRMATION");
    if (emailsAreConfirmed && !mail.isSent()) {
      throw new IllegalStateException(
          "TECHMEDICOS_EMAIL_CONFIRMATION=required needs TECHMEDICOS_MAIL_SMTP.");
    }
    return new AccountPolicy(
        rateLimits.enabled(),
        isRequired(secondFactor, OPTIONAL, "TECHMEDICOS_OPERATOR_SECOND_FACTOR"),
        emailsAreConfirmed,
        isRequired(approval, NONE, "TECHMEDICOS_OPERATOR_APPROVAL"),
        isRequired(documents, OPTIONAL, "TECHMEDICOS_DOCUMENTS"));
  }

  private static boolean isRequired(String word, String otherwise, String setting) {
    if (!word.equals(REQUIRED) && !word.equals(otherwise)) {
      throw new IllegalStateException(setting + " is neither required nor " + otherwise + ".");
    }
    return word.equals(REQUIRED);
  }

  @Singleton
  Identity identity(
      Identity.Dependencies ports, AccountPolicy policy, IdGenerator ids, Clock clock) {
    return new Identity(ports, policy, ids, clock);
  }
}
