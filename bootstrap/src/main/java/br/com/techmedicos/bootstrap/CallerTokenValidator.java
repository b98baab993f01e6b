package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.admission.Askers;
import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refused;
import br.com.techmedicos.adapters.rest.quota.Quotas;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.identity.AccountId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells Micronaut Security who is calling, as the application sees it.
 *
 * <p>Only its signature tells a forged token from a good one, so every token is checked: whoever
 * has a good one is served, whatever others send from the same address. But once an address has
 * spent its quota, tokens from there that were not good before are checked one after the other, so
 * that forgers have one thread at most between them, and a short line each.
 */
@Singleton
final class CallerTokenValidator implements TokenValidator<HttpRequest<?>> {

  /**
   * Of how many good tokens it is remembered whose they are, for as long as tokens live; some 10
   * MB.
   */
  private static final int REMEMBERED = 50_000;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Identity identity;
  private final Optional<Quotas> quotas;
  private final Scheduler calls;
  private final Scheduler suspects;
  private final Cache<TokenDigest, String> good =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(AccessTokens.LIFETIME).build();

  CallerTokenValidator(
      Identity identity,
      Optional<Quotas> quotas,
      @Named(CallThreads.NAME) ExecutorService calls,
      @Named(CallThreads.SUSPECTS) ExecutorService suspects) {
    this.identity = identity;
    this.quotas = quotas;
    this.calls = Schedulers.fromExecutorService(calls);
    this.suspects = Schedulers.fromExecutorService(suspects);
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    TokenDigest digest = TokenDigest.of(token);
    String before = good.getIfPresent(digest);
    boolean suspect =
        before == null && quotas.filter(counted -> counted.isSpent(request)).isPresent();
    if (before != null) {
      Askers.recognise(request, before);
    }
    return Mono.fromCallable(
            () -> identity.authenticateCaller().handle(new AuthenticateCaller.Query(token)))
        .subscribeOn(suspect ? suspects : calls) // it reads the account's standing
        .onErrorMap(
            RejectedExecutionException.class,
            full ->
                suspect
                    ? new Refused(Refusal.of(ProblemType.TOO_MANY_REQUESTS).after(RETRY_AFTER))
                    : full)
        .flatMap(Mono::justOrEmpty)
        .map(CallerTokenValidator::authentication)
        .doOnNext(caller -> good.put(digest, caller.getName()));
  }

  private static Authentication authentication(AccountId account) {
    return Authentication.build(account.value().toString(), Set.of(account.role().name()));
  }
}
