package br.com.techmedicos.adapters.contracts.identity;

import static br.com.techmedicos.application.identity.PasswordHasher.Comparison.MATCH;
import static br.com.techmedicos.application.identity.PasswordHasher.Comparison.MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link PasswordHasher}: a hash matches one password and reveals nothing about it.
 */
@Promises
public abstract class PasswordHasherContract {

  private static final ClientAddress SOMEWHERE = ClientAddress.of("192.0.2.1");

  /** {@return the hasher under test} */
  protected abstract PasswordHasher hasher();

  @Test
  void the_password_matches_its_hash_and_no_other_does() {
    PasswordHash hash = hasher().hash(Password.typed("uma senha bem longa"), SOMEWHERE);

    assertThat(verify("uma senha bem longa", hash)).isEqualTo(MATCH);
    assertThat(verify("uma senha bem longa ", hash)).isEqualTo(MISMATCH);
    assertThat(verify("Uma senha bem longa", hash)).isEqualTo(MISMATCH);
    assertThat(verify("", hash)).isEqualTo(MISMATCH);
  }

  @Test
  void every_character_counts_up_to_the_last_of_the_longest_password() {
    String longest = "ção🔑".repeat(Password.MAXIMUM_LENGTH / 4);
    PasswordHash hash = hasher().hash(Password.typed(longest + "a"), SOMEWHERE);

    assertThat(verify(longest + "a", hash)).isEqualTo(MATCH);
    assertThat(verify(longest + "b", hash)).isEqualTo(MISMATCH);
    assertThat(verify(longest, hash)).isEqualTo(MISMATCH);
  }

  @Test
  void the_same_password_typed_on_another_keyboard_matches() {
    PasswordHash composed = hasher().hash(Password.typed("cora\u00e7\u00e3o valente"), SOMEWHERE);

    assertThat(verify("corac\u0327a\u0303o valente", composed)).isEqualTo(MATCH);
  }

  @Test
  void the_same_password_never_has_the_same_hash() {
    PasswordHash first = hasher().hash(Password.typed("uma senha bem longa"), SOMEWHERE);
    PasswordHash second = hasher().hash(Password.typed("uma senha bem longa"), SOMEWHERE);

    assertThat(first).isNotEqualTo(second);
    assertThat(first.phc()).doesNotContain("senha");
  }

  @Test
  void without_a_hash_nothing_matches() {
    assertThat(
            hasher().verify(Password.typed("uma senha bem longa"), Optional.empty(), SOMEWHERE, 0))
        .isEqualTo(MISMATCH);
  }

  @Test
  void what_is_no_hash_matches_nothing() {
    assertThat(verify("uma senha bem longa", new PasswordHash("uma senha bem longa")))
        .isEqualTo(MISMATCH);
  }

  private PasswordHasher.Comparison verify(String typed, PasswordHash hash) {
    return hasher().verify(Password.typed(typed), Optional.of(hash), SOMEWHERE, 0);
  }
}
