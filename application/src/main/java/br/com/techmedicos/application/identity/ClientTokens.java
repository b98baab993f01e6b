package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Issues and verifies the access tokens of partners' programs. They are nobody's account. */
public interface ClientTokens {

  /**
   * Issues a token.
   *
   * @return a token valid for {@link AccessTokens#LIFETIME}
   */
  AccessToken issue(ClientId client, Set<Scope> scopes, Instant now);

  /**
   * Verifies a token of this service.
   *
   * @param token any text that was sent
   * @return whose it is; empty if it is malformed, not valid now, of another issuer, or a person's
   */
  Optional<ClientToken> verify(String token);
}
