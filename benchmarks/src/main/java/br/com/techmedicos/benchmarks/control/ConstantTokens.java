package br.com.techmedicos.benchmarks.control;

import br.com.techmedicos.adapters.identity.NimbusAccessTokens;
import br.com.techmedicos.adapters.identity.SigningKeys;
import br.com.techmedicos.adapters.identity.TokenIssuers;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.identity.AccountId;
import com.nimbusds.jwt.JWT;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Checks tokens of the service by its keys, as the service does for what is public: the signature
 * once, on another thread, and from memory after that. No account is looked up.
 */
@Requires(property = "control.enabled")
@Factory
final class ConstantTokens {

  private static final int THREADS = 64;
  private static final String ISSUER = "techmedicos";

  @Singleton
  SigningKeys keys(@Value("${techmedicos.data}") Path data) {
    return new SigningKeys(data.resolve("keys"), Clock.systemUTC());
  }

  @Singleton
  TokenIssuers issuers(SigningKeys keys) {
    return new TokenIssuers(keys, ISSUER, List.of(), Clock.systemUTC());
  }

  @Singleton
  AccessTokens tokens(
      SigningKeys keys, TokenIssuers issuers, JsonWebTokenValidator<JWT, Object> validator) {
    return new NimbusAccessTokens(keys, issuers, validator);
  }

  @Singleton
  TokenValidator<HttpRequest<?>> validator(AccessTokens tokens) {
    Scheduler threads = Schedulers.fromExecutorService(Executors.newFixedThreadPool(THREADS));
    return (token, request) -> {
      Mono<Optional<AccountId>> account = Mono.fromCallable(() -> tokens.verify(token));
      return (tokens.isRemembered(TokenDigest.of(token)) ? account : account.subscribeOn(threads))
          .flatMap(Mono::justOrEmpty)
          .map(
              known -> Authentication.build(known.value().toString(), Set.of(known.role().name())));
    };
  }
}
