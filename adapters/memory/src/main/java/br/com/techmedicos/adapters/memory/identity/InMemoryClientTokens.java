package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.ClientToken;
import br.com.techmedicos.application.identity.ClientTokens;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of partners' programs, in memory. */
public final class InMemoryClientTokens implements ClientTokens {

  private record Issued(ClientToken says, AccessToken token) {}

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Clock clock;

  public InMemoryClientTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized AccessToken issue(ClientId client, Set<Scope> scopes, Instant now) {
    var token = new AccessToken("client-" + issued.size(), now, now.plus(AccessTokens.LIFETIME));
    issued.put(token.value(), new Issued(new ClientToken(client, scopes), token));
    return token;
  }

  @Override
  public Optional<ClientToken> verify(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(found -> clock.instant().isBefore(found.token().expiresAt()))
        .map(Issued::says);
  }
}
