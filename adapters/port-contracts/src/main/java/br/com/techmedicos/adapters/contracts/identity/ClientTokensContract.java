package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.ClientToken;
import br.com.techmedicos.application.identity.ClientTokens;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link ClientTokens}. */
@Promises
public abstract class ClientTokensContract {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private final ClientId client = new ClientId(UniqueData.id());

  /** Returns the tokens under test. Tokens issued by one instance are accepted by another. */
  protected abstract ClientTokens tokens(Clock clock);

  @Test
  void a_token_tells_whose_it_is_and_what_for() {
    for (Set<Scope> scopes : Set.of(Set.of(Scope.SLOTS_READ), Set.of(Scope.values()))) {
      AccessToken token = at(NOW).issue(client, scopes, NOW);

      assertThat(at(NOW).verify(token.value())).contains(new ClientToken(client, scopes));
    }
  }

  @Test
  void a_token_is_good_for_its_lifetime_and_no_longer() {
    AccessToken token = at(NOW).issue(client, Set.of(Scope.SLOTS_READ), NOW);

    assertThat(token.lifetime()).isEqualTo(AccessTokens.LIFETIME);
    assertThat(at(token.expiresAt().minusSeconds(1)).verify(token.value())).isPresent();
    assertThat(at(token.expiresAt()).verify(token.value())).isEmpty();
  }

  @Test
  void any_other_text_is_no_token() {
    String token = at(NOW).issue(client, Set.of(Scope.SLOTS_READ), NOW).value();
    for (String other : Set.of("", "a.b.c", token + "x", token.substring(1))) {
      assertThat(at(NOW).verify(other)).isEmpty();
    }
  }

  private ClientTokens at(Instant now) {
    return tokens(Clock.fixed(now, ZoneOffset.UTC));
  }
}
