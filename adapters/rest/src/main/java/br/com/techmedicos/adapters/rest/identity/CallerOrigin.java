package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RecogniseOrigin;
import br.com.techmedicos.application.identity.TokenOrigin;
import io.micronaut.http.HttpRequest;

/** Where the token of an authenticated caller comes from. */
public final class CallerOrigin {

  private static final String SCHEME = "Bearer ";

  private CallerOrigin() {}

  /** The origin of the token; another issuer's names no session. */
  public static TokenOrigin of(HttpRequest<?> request, Identity identity) {
    return request
        .getHeaders()
        .getAuthorization()
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .map(token -> identity.recogniseOrigin().handle(new RecogniseOrigin.Query(token)))
        .orElse(TokenOrigin.UNKNOWN);
  }
}
