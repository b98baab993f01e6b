package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.ClientTokensContract;
import br.com.techmedicos.adapters.memory.MovableClock;
import br.com.techmedicos.application.identity.ClientTokens;
import java.time.Clock;
import java.time.Instant;

class InMemoryClientTokensTest extends ClientTokensContract {

  private final MovableClock clock = new MovableClock(Instant.EPOCH);
  private final ClientTokens tokens = new InMemoryClientTokens(clock);

  @Override
  protected ClientTokens tokens(Clock other) {
    clock.setTo(other.instant());
    return tokens;
  }
}
