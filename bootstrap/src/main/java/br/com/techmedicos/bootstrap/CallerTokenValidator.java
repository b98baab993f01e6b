package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.admission.CallerKeys;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.identity.CallingClient;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimitRule;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.AuthenticateClient;
import br.com.techmedicos.application.identity.CheckEnrolment;
import br.com.techmedicos.application.identity.CheckEnrolment.Enrolment;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RecogniseCaller;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.shared.DomainException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.http.HttpMethod;
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

/**
 * Authenticates callers for Micronaut Security.
 *
 * <p>Every token is checked, so that a valid token is accepted whatever else comes from its
 * address. Once an address has exceeded its rate limit, its unknown tokens are checked one after
 * the other. All forged tokens thus share one thread, with a short queue per address.
 *
 * <p>To what is public, a caller whose account is not active is anybody, and gets the same answer.
 * So the account is not looked up, and a token that is remembered is checked by the thread that
 * received the request. Others are not: an issuer's keys may have to be fetched.
 */
@Singleton
final class CallerTokenValidator implements TokenValidator<HttpRequest<?>> {

  /** How many valid tokens are cached for their lifetime; some 10 MB. */
  private static final int REMEMBERED = 50_000;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Identity identity;
  private final AccessTokens accessTokens;
  private final Optional<RateLimitRule> rateLimit;
  private final ExecutorService calls;
  private final ExecutorService suspects;
  private final Cache<TokenDigest, Known> good =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(AccessTokens.LIFETIME)
          .executor(Runnable::run)
          .build();

  /**
   * Who sent a token that was good.
   *
   * @param toPublic the caller, as far as what is public goes, if it was asked for with the token
   */
  private record Known(String name, Optional<Authentication> toPublic) {}

  CallerTokenValidator(
      Identity identity,
      AccessTokens accessTokens,
      Optional<RateLimitRule> rateLimit,
      @Named(CallThreads.NAME) ExecutorService calls,
      @Named(CallThreads.SUSPECTS) ExecutorService suspects) {
    this.identity = identity;
    this.accessTokens = accessTokens;
    this.rateLimit = rateLimit;
    this.calls = calls;
    this.suspects = suspects;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    TokenDigest digest = TokenDigest.of(token);
    Known before = good.getIfPresent(digest);
    boolean suspect =
        before == null && rateLimit.filter(counted -> counted.isSpent(request)).isPresent();
    if (before != null) {
      CallerKeys.recognise(request, before.name());
    }
    boolean isPublic = isPublicRead(request);
    if (isPublic
        && before != null
        && before.toPublic().isPresent()
        && accessTokens.isRemembered(digest)) {
      return Mono.just(before.toPublic().get());
    }
    Mono<Optional<Authentication>> caller =
        CallThreads.submit(
            suspect ? suspects : calls,
            () ->
                (isPublic ? recognised(token) : authenticated(token))
                    .map(found -> authentication(found, isPublic))
                    .or(() -> program(token)));
    return caller
        .onErrorMap(
            RejectedExecutionException.class,
            full ->
                suspect
                    ? new ProblemException(
                        Problem.of(ProblemType.TOO_MANY_REQUESTS).after(RETRY_AFTER))
                    : full)
        .flatMap(Mono::justOrEmpty)
        .doOnNext(known -> remember(digest, known, isPublic));
  }

  private void remember(TokenDigest digest, Authentication caller, boolean isPublic) {
    Optional<Authentication> toPublic =
        isPublic
            ? Optional.of(caller)
            : Optional.ofNullable(good.getIfPresent(digest)).flatMap(Known::toPublic);
    good.put(digest, new Known(caller.getName(), toPublic)); // known for as long again
  }

  private Optional<AccountId> recognised(String token) {
    return identity.recogniseCaller().handle(new RecogniseCaller.Query(token));
  }

  private Optional<AccountId> authenticated(String token) {
    return identity.authenticateCaller().handle(new AuthenticateCaller.Query(token));
  }

  /** A program that was revoked is refused outright. */
  private Optional<Authentication> program(String token) {
    try {
      return identity
          .authenticateClient()
          .handle(new AuthenticateClient.Query(token))
          .map(calling -> CallingClient.authentication(calling.client(), calling.scopes()));
    } catch (DomainException revoked) {
      throw new ProblemException(Problem.of(ProblemType.UNAUTHENTICATED));
    }
  }

  private static boolean isPublicRead(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET && RateLimitRule.isPublic(request);
  }

  private Authentication authentication(AccountId account, boolean isPublic) {
    Enrolment enrolment =
        isPublic
            ? Enrolment.DONE
            : identity.checkEnrolment().handle(new CheckEnrolment.Query(account));
    String role =
        switch (enrolment) {
          case DONE -> account.role().name();
          case DUE -> Caller.ENROLLING;
        };
    return Authentication.build(account.value().toString(), Set.of(role));
  }
}
