package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.Scope;
import java.util.Set;

/**
 * What the token of a partner's program says.
 *
 * @param scopes what it was issued for
 */
public record ClientToken(ClientId client, Set<Scope> scopes) {

  public ClientToken {
    scopes = Set.copyOf(scopes);
  }
}
