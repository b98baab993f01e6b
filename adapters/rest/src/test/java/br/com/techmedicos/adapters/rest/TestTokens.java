package br.com.techmedicos.adapters.rest;

import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.Identity;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.util.Set;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Tells Micronaut Security who is calling, as bootstrap does. */
@Singleton
final class TestTokens implements TokenValidator<HttpRequest<?>> {

  private final Identity identity;

  TestTokens(Identity identity) {
    this.identity = identity;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    return Mono.justOrEmpty(
        identity
            .authenticateCaller()
            .handle(new AuthenticateCaller.Query(token))
            .map(
                account ->
                    Authentication.build(
                        account.value().toString(), Set.of(account.role().name()))));
  }
}
