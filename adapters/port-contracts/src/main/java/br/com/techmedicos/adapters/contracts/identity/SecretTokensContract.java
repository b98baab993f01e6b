package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody guesses a secret token. */
@Promises
public abstract class SecretTokensContract {

  /** {@return what is to be tested} */
  protected abstract SecretTokens secrets();

  @Test
  void a_secret_is_256_bits_in_base64url() {
    assertThat(secrets().next().value()).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void no_secret_comes_twice() {
    Set<SecretToken> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(secrets().next());
    }

    assertThat(seen).hasSize(1_000);
  }
}
