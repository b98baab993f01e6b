package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.identity.PublishedKeys;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link PublishedKeys}: the published keys can verify tokens but not issue them.
 */
@Promises
public abstract class PublishedKeysContract {

  /** {@return the keys under test, at least one} */
  protected abstract PublishedKeys keys();

  @Test
  void the_keys_are_a_jwk_set_of_signature_keys() {
    assertThat(keys().jwkSet())
        .startsWith("{\"keys\":[{")
        .contains("\"kty\":", "\"use\":\"sig\"", "\"kid\":", "\"alg\":");
  }

  @Test
  void no_private_part_is_published() {
    assertThat(keys().jwkSet()).doesNotContain("\"d\":", "\"p\":", "\"q\":", "\"dp\":", "\"k\":");
  }
}
