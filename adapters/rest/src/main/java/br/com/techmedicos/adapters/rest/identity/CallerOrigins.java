package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RecogniseOrigin;
import br.com.techmedicos.application.identity.SignedInCaller;
import br.com.techmedicos.application.identity.TokenOrigin;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenResolver;
import jakarta.inject.Singleton;

/** Where the tokens of authenticated callers come from. */
@Singleton
public final class CallerOrigins {

  private final TokenResolver<HttpRequest<?>> tokens;
  private final Identity identity;
  private final ClientAddresses addresses;

  CallerOrigins(
      TokenResolver<HttpRequest<?>> tokens, Identity identity, ClientAddresses addresses) {
    this.tokens = tokens;
    this.identity = identity;
    this.addresses = addresses;
  }

  /** The origin of the token; another issuer's names no session. */
  public TokenOrigin of(HttpRequest<?> request) {
    return tokens
        .resolveToken(request)
        .map(token -> identity.recogniseOrigin().handle(new RecogniseOrigin.Query(token)))
        .orElse(TokenOrigin.UNKNOWN);
  }

  /** The caller, with the origin of the token, and from where. */
  public SignedInCaller caller(HttpRequest<?> request) {
    return new SignedInCaller(Caller.of(request).account(), of(request), addresses.of(request));
  }
}
