package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.domain.identity.AccountId;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Tells Micronaut Security who is calling, as the application sees it. */
@Singleton
final class CallerTokenValidator implements TokenValidator<HttpRequest<?>> {

  private final AuthenticateCaller authenticateCaller;
  private final Scheduler blocking;

  CallerTokenValidator(
      AuthenticateCaller authenticateCaller,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.authenticateCaller = authenticateCaller;
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    return Mono.fromCallable(() -> authenticateCaller.handle(new AuthenticateCaller.Query(token)))
        .subscribeOn(blocking) // it reads the account's standing
        .flatMap(Mono::justOrEmpty)
        .map(CallerTokenValidator::authentication);
  }

  private static Authentication authentication(AccountId account) {
    return Authentication.build(account.value().toString(), Set.of(account.role().name()));
  }
}
