package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link AccessTokens}: a token identifies an account for a few minutes, and only
 * if this service has issued it.
 */
@Promises
public abstract class AccessTokensContract {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private final SessionId session = new SessionId(UniqueData.id());

  /**
   * Returns the tokens under test. Tokens issued by one instance are accepted by another.
   *
   * @return the tokens
   */
  protected abstract AccessTokens accessTokens(Clock clock);

  @ParameterizedTest
  @EnumSource
  void a_token_tells_whose_it_is(Role role) {
    AccountId account = new AccountId(role, UniqueData.id());

    AccessToken token = at(NOW).issue(account, session, NOW);

    assertThat(at(NOW).verify(token.value())).contains(account);
  }

  @Test
  void a_token_is_good_for_its_lifetime_and_no_longer() {
    AccountId account = new AccountId(Role.DOCTOR, UniqueData.id());
    AccessToken token = at(NOW).issue(account, session, NOW);

    assertThat(token.issuedAt()).isEqualTo(NOW);
    assertThat(token.lifetime()).isEqualTo(AccessTokens.LIFETIME);
    assertThat(AccessTokens.LIFETIME).isLessThanOrEqualTo(Duration.ofMinutes(15));
    assertThat(at(token.expiresAt().minusSeconds(1)).verify(token.value())).contains(account);
    assertThat(at(token.expiresAt()).verify(token.value())).isEmpty();
    assertThat(at(token.expiresAt().plusSeconds(3_600)).verify(token.value())).isEmpty();
  }

  @Test
  void a_token_tells_the_session_that_it_was_issued_to() {
    AccountId account = new AccountId(Role.DOCTOR, UniqueData.id());

    AccessToken token = at(NOW).issue(account, session, NOW);

    assertThat(at(NOW).verify(token.value())).contains(account);
    assertThat(at(NOW).origin(token.value())).isEqualTo(new TokenOrigin(Optional.of(session), NOW));
    assertThat(at(NOW).origin("a.b.c")).isEqualTo(TokenOrigin.UNKNOWN);
  }

  @Test
  void two_tokens_are_never_the_same() {
    AccountId account = new AccountId(Role.DOCTOR, UniqueData.id());

    assertThat(at(NOW).issue(account, session, NOW).value())
        .isNotEqualTo(at(NOW).issue(account, session, NOW).value());
  }

  @Test
  void a_token_changed_anywhere_is_no_token() {
    String token =
        at(NOW).issue(new AccountId(Role.PATIENT, UniqueData.id()), session, NOW).value();

    for (int i = 0; i < token.length() - 1; i++) { // the last character may hold unused bits
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(at(NOW).verify(changed)).as("character %d", i).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a.b.c", "Bearer x", "\u0000", "💥", "eyJhbGciOiJub25lIn0.e30."})
  void what_is_no_token_proves_nothing(String text) {
    assertThat(at(NOW).verify(text)).isEmpty();
  }

  private AccessTokens at(Instant instant) {
    return accessTokens(Clock.fixed(instant, ZoneOffset.UTC));
  }
}
