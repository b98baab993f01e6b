package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the tokens it has issued. They are easy to guess. */
public final class InMemoryAccessTokens implements AccessTokens {

  private record Issued(AccountId account, SessionId session, AccessToken token) {}

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Clock clock;

  public InMemoryAccessTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized AccessToken issue(AccountId account, SessionId session, Instant now) {
    var token = new AccessToken("access-" + issued.size(), now, now.plus(LIFETIME));
    issued.put(token.value(), new Issued(account, session, token));
    return token;
  }

  @Override
  public TokenOrigin origin(String token) {
    return Optional.ofNullable(issued.get(token))
        .map(found -> new TokenOrigin(Optional.of(found.session()), found.token().issuedAt()))
        .orElse(TokenOrigin.UNKNOWN);
  }

  @Override
  public Optional<AccountId> verify(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(found -> clock.instant().isBefore(found.token().expiresAt()))
        .map(Issued::account);
  }
}
