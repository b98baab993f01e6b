package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.identity.RefreshSecret;
import br.com.techmedicos.application.identity.RefreshSecrets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody guesses a refresh token. */
public abstract class RefreshSecretsContract {

  /** {@return what is to be tested} */
  protected abstract RefreshSecrets secrets();

  @Test
  void a_secret_is_256_bits_in_base64url() {
    assertThat(secrets().next().value()).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void no_secret_comes_twice() {
    Set<RefreshSecret> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(secrets().next());
    }

    assertThat(seen).hasSize(1_000);
  }
}
