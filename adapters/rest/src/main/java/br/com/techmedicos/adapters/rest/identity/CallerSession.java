package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RecogniseSession;
import br.com.techmedicos.application.identity.SessionId;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The session of an authenticated caller. */
final class CallerSession {

  private static final String SCHEME = "Bearer ";

  private CallerSession() {}

  /** The session that the token belongs to; empty if it is another issuer's. */
  static Optional<SessionId> of(HttpRequest<?> request, Identity identity) {
    return request
        .getHeaders()
        .getAuthorization()
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .flatMap(token -> identity.recogniseSession().handle(new RecogniseSession.Query(token)));
  }
}
