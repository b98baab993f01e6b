package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.AccessTokensContract;
import br.com.techmedicos.adapters.memory.MovableClock;
import br.com.techmedicos.application.identity.AccessTokens;
import java.time.Clock;
import java.time.Instant;

class InMemoryAccessTokensTest extends AccessTokensContract {

  private final MovableClock present = new MovableClock(Instant.EPOCH);
  private final InMemoryAccessTokens tokens = new InMemoryAccessTokens(present);

  @Override
  protected AccessTokens accessTokens(Clock clock) {
    present.setTo(clock.instant());
    return tokens;
  }
}
