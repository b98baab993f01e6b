package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.identity.Argon2PasswordHasher;
import br.com.techmedicos.adapters.identity.NimbusAccessTokens;
import br.com.techmedicos.adapters.identity.RandomRefreshSecrets;
import br.com.techmedicos.adapters.identity.SigningKeys;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.EnsureFirstOperator;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.KnownKeySet;
import br.com.techmedicos.application.identity.LogIn;
import br.com.techmedicos.application.identity.LogOut;
import br.com.techmedicos.application.identity.LoginTallies;
import br.com.techmedicos.application.identity.LoginThrottle;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.RefreshSecrets;
import br.com.techmedicos.application.identity.RefreshSession;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.SignUpThrottle;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.identity.UpdatePatientProfile;
import br.com.techmedicos.application.identity.VerifyKeySet;
import br.com.techmedicos.application.identity.ViewPatientProfile;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patients;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Accounts: signing up, logging in, staying logged in, and the keys of the tokens. */
@Factory
final class IdentityFactory {

  @Singleton
  static SigningKeys signingKeys(Environment settings, Clock clock) {
    return new SigningKeys(keyFolder(settings), clock);
  }

  /** Where all keys are, those of contents too. */
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
  AccessTokens accessTokens(
      SigningKeys keys,
      @Property(name = "techmedicos.identity.issuer") String issuer,
      List<TrustedIssuerConfiguration> trusted,
      Clock clock) {
    return new NimbusAccessTokens(
        keys, issuer, trusted.stream().map(TrustedIssuerConfiguration::issuer).toList(), clock);
  }

  @Singleton
  RefreshSecrets refreshSecrets() {
    return new RandomRefreshSecrets();
  }

  @Singleton
  LoginThrottle loginThrottle(
      LoginTallies tallies,
      @Property(name = "techmedicos.rate-limits.enabled", defaultValue = "true")
          boolean rateLimits) {
    return new LoginThrottle(tallies, rateLimits);
  }

  @Singleton
  SignUpThrottle signUpThrottle(
      UnitOfWork unitOfWork,
      Accounts accounts,
      LoginTallies tallies,
      @Property(name = "techmedicos.rate-limits.enabled", defaultValue = "true")
          boolean rateLimits) {
    return new SignUpThrottle(unitOfWork, accounts, tallies, rateLimits);
  }

  @Singleton
  RegisterPatient registerPatient(
      UnitOfWork unitOfWork,
      Accounts accounts,
      Patients patients,
      SignUpThrottle throttle,
      PasswordHasher hasher,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    return new RegisterPatient(
        unitOfWork, accounts, patients, throttle, hasher, outbox, ids, clock);
  }

  @Singleton
  ViewPatientProfile viewPatientProfile(Patients patients) {
    return new ViewPatientProfile(patients);
  }

  @Singleton
  UpdatePatientProfile updatePatientProfile(
      UnitOfWork unitOfWork, Accounts accounts, Patients patients, Outbox outbox, Clock clock) {
    return new UpdatePatientProfile(unitOfWork, accounts, patients, outbox, clock);
  }

  @Singleton
  LogIn logIn(
      UnitOfWork unitOfWork,
      Accounts accounts,
      PasswordHasher hasher,
      LoginThrottle throttle,
      Sessions sessions,
      RefreshSecrets refreshSecrets,
      AccessTokens accessTokens,
      IdGenerator ids,
      Clock clock) {
    return new LogIn(
        unitOfWork, accounts, hasher, throttle, sessions, refreshSecrets, accessTokens, ids, clock);
  }

  @Singleton
  RefreshSession refreshSession(
      UnitOfWork unitOfWork,
      Sessions sessions,
      Accounts accounts,
      RefreshSecrets refreshSecrets,
      AccessTokens accessTokens,
      Clock clock) {
    return new RefreshSession(unitOfWork, sessions, accounts, refreshSecrets, accessTokens, clock);
  }

  @Singleton
  LogOut logOut(UnitOfWork unitOfWork, Sessions sessions, Clock clock) {
    return new LogOut(unitOfWork, sessions, clock);
  }

  @Singleton
  AuthenticateCaller authenticateCaller(AccessTokens accessTokens, Accounts accounts) {
    return new AuthenticateCaller(accessTokens, accounts);
  }

  @Singleton
  SuspendAccount suspendAccount(
      UnitOfWork unitOfWork, Accounts accounts, Sessions sessions, Clock clock) {
    return new SuspendAccount(unitOfWork, accounts, sessions, clock);
  }

  @Singleton
  ReinstateAccount reinstateAccount(UnitOfWork unitOfWork, Accounts accounts) {
    return new ReinstateAccount(unitOfWork, accounts);
  }

  @Singleton
  ForgetOldLogins forgetOldLogins(
      UnitOfWork unitOfWork, Sessions sessions, LoginTallies tallies, Clock clock) {
    return new ForgetOldLogins(unitOfWork, sessions, tallies, clock);
  }

  @Singleton
  VerifyKeySet verifyKeySet(UnitOfWork unitOfWork, KnownKeySet knownKeySet) {
    return new VerifyKeySet(unitOfWork, knownKeySet);
  }

  @Singleton
  EnsureFirstOperator ensureFirstOperator(
      UnitOfWork unitOfWork, Accounts accounts, PasswordHasher hasher, IdGenerator ids) {
    return new EnsureFirstOperator(unitOfWork, accounts, hasher, ids);
  }
}
