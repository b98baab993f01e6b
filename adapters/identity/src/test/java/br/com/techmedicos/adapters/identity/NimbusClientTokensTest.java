package br.com.techmedicos.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.ClientTokensContract;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.ClientTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.identity.Scope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NimbusClientTokensTest extends ClientTokensContract {

  private static final String ISSUER = "https://techmedicos.example";
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir Path temp;

  private final MovableClock clock = new MovableClock(NOW);
  private SigningKeys keys;

  @BeforeEach
  void open() {
    keys = new SigningKeys(temp, clock);
  }

  @Override
  protected ClientTokens tokens(Clock other) {
    TokenIssuers issuers = new TokenIssuers(keys, ISSUER, List.of(), other);
    return new NimbusClientTokens(issuers, CheckedTokens.validator(issuers));
  }

  @Test
  void nobody_takes_a_program_for_a_person_or_a_person_for_a_program() {
    AccessTokens people = CheckedTokens.of(keys, ISSUER, List.of(), clock);
    String program =
        tokens(clock).issue(new ClientId(UniqueData.id()), Set.of(Scope.values()), NOW).value();
    String person =
        people
            .issue(
                new AccountId(Role.OPERATOR, UniqueData.id()), new SessionId(UniqueData.id()), NOW)
            .value();

    assertThat(people.verify(program)).isEmpty();
    assertThat(tokens(clock).verify(person)).isEmpty();
  }
}
