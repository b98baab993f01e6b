package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.admission.CallerKeys;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimitRule;
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
 * Authenticates callers for Micronaut Security.
 *
 * <p>Every token is checked, so that a valid token is accepted whatever else comes from its
 * address. Once an address has exceeded its rate limit, its unknown tokens are checked one after
 * the other. All forged tokens thus share one thread, with a short queue per address.
 */
@Singleton
final class CallerTokenValidator implements TokenValidator<HttpRequest<?>> {

  /** How many valid tokens are cached for their lifetime; some 10 MB. */
  private static final int REMEMBERED = 50_000;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Identity identity;
  private final Optional<RateLimitRule> rateLimit;
  private final Scheduler calls;
  private final Scheduler suspects;
  private final Cache<TokenDigest, String> good =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(AccessTokens.LIFETIME).build();

  CallerTokenValidator(
      Identity identity,
      Optional<RateLimitRule> rateLimit,
      @Named(CallThreads.NAME) ExecutorService calls,
      @Named(CallThreads.SUSPECTS) ExecutorService suspects) {
    this.identity = identity;
    this.rateLimit = rateLimit;
    this.calls = Schedulers.fromExecutorService(calls);
    this.suspects = Schedulers.fromExecutorService(suspects);
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    TokenDigest digest = TokenDigest.of(token);
    String before = good.getIfPresent(digest);
    boolean suspect =
        before == null && rateLimit.filter(counted -> counted.isSpent(request)).isPresent();
    if (before != null) {
      CallerKeys.recognise(request, before);
    }
    return Mono.fromCallable(
            () -> identity.authenticateCaller().handle(new AuthenticateCaller.Query(token)))
        .subscribeOn(suspect ? suspects : calls) // reads the account
        .onErrorMap(
            RejectedExecutionException.class,
            full ->
                suspect
                    ? new ProblemException(
                        Problem.of(ProblemType.TOO_MANY_REQUESTS).after(RETRY_AFTER))
                    : full)
        .flatMap(Mono::justOrEmpty)
        .map(CallerTokenValidator::authentication)
        .doOnNext(caller -> good.put(digest, caller.getName()));
  }

  private static Authentication authentication(AccountId account) {
    return Authentication.build(account.value().toString(), Set.of(account.role().name()));
  }
}
