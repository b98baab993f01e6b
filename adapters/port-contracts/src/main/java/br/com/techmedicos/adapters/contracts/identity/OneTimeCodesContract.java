package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.identity.OneTimeCodes;
import br.com.techmedicos.application.identity.SecretToken;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link OneTimeCodes}. */
@Promises
public abstract class OneTimeCodesContract {

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.ofEpochSecond(60_000_000 * STEP.toSeconds());

  /** {@return the codes under test} */
  protected abstract OneTimeCodes codes();

  /** {@return what an app shows} */
  protected abstract String code(SecretToken secret, Instant at);

  @Test
  void a_code_is_good_for_its_step_and_those_beside_it() {
    SecretToken secret = codes().newSecret();
    String code = code(secret, NOW);

    assertThat(code).hasSize(6);
    for (int second : new int[] {-30, -1, 0, 29, 30, 59}) {
      assertThat(codes().step(secret, code, NOW.plusSeconds(second))).hasValue(60_000_000);
    }
    assertThat(codes().step(secret, code, NOW.plusSeconds(-31))).isEmpty();
    assertThat(codes().step(secret, code, NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void a_code_is_of_one_secret() {
    String code = code(codes().newSecret(), NOW);

    assertThat(codes().step(codes().newSecret(), code, NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "abcdef", "１２３４５６", "-00001"})
  void what_is_no_code_is_for_no_step(String text) {
    assertThat(codes().step(codes().newSecret(), text, NOW)).isEmpty();
  }

  @Test
  void secrets_and_recovery_codes_are_new_each_time() {
    assertThat(codes().newSecret()).isNotEqualTo(codes().newSecret());
    assertThat(codes().newRecoveryCode()).isNotEqualTo(codes().newRecoveryCode());
    assertThat(codes().newRecoveryCode().value()).matches("[a-z2-7]{16}");
  }
}
