package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the tokens it has issued. They are easy to guess. */
public final class InMemoryAccessTokens implements AccessTokens {

  private record Issued(AccountId account, AccessToken token) {}

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Clock clock;

  public InMemoryAccessTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized AccessToken issue(AccountId account, Instant now) {
    var token = new AccessToken("access-" + issued.size(), now, now.plus(LIFETIME));
    issued.put(token.value(), new Issued(account, token));
    return token;
  }

  @Override
  public Optional<AccountId> verify(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(found -> clock.instant().isBefore(found.token().expiresAt()))
        .map(Issued::account);
  }
}
