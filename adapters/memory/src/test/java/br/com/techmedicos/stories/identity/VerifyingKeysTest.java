package br.com.techmedicos.stories.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.identity.ForeignKeySet;
import br.com.techmedicos.application.identity.KeySetId;
import br.com.techmedicos.application.identity.VerifyKeySet;
import org.junit.jupiter.api.Test;

class VerifyingKeysTest {

  private final VerifyKeySet verifyKeySet = new Reception().identity.verifyKeySet();

  @Test
  void the_first_start_makes_its_keys_those_of_the_database() {
    assertThat(verify("ours")).isEqualTo(new KeySetId("ours"));
    assertThat(verify("ours")).isEqualTo(new KeySetId("ours"));
  }

  @Test
  void an_instance_with_other_keys_does_not_start_and_is_told_why() {
    verify("ours");

    assertThatThrownBy(() -> verify("theirs"))
        .isInstanceOf(ForeignKeySet.class)
        .hasMessageContainingAll("ours", "theirs", "key folder");
    assertThat(verify("ours")).isEqualTo(new KeySetId("ours"));
  }

  private KeySetId verify(String keySet) {
    return verifyKeySet.handle(new VerifyKeySet.Command(new KeySetId(keySet)));
  }
}
