package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.KeyUnavailable;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link SecretCipher}. */
@Promises
public abstract class SecretCipherContract {

  private final UUID owner = UniqueData.id();
  private final SecretToken secret = new SecretToken("whsec_b3BlbiBzZXNhbWU=");

  /** {@return the cipher under test} */
  protected abstract SecretCipher cipher();

  @Test
  void what_was_sealed_can_be_opened() {
    SealedSecret sealed = cipher().seal(secret, owner);

    assertThat(sealed.value()).doesNotContain(secret.value()).hasSizeLessThanOrEqualTo(200);
    assertThat(cipher().open(sealed, owner)).isEqualTo(secret);
  }

  @Test
  void what_is_of_another_or_was_altered_is_not_opened() {
    SealedSecret sealed = cipher().seal(secret, owner);

    assertThatThrownBy(() -> cipher().open(sealed, UniqueData.id()))
        .isInstanceOf(KeyUnavailable.class);
    String first = sealed.value().startsWith("A") ? "B" : "A";
    for (String altered : List.of("", "x", "QUJD", first + sealed.value().substring(1))) {
      assertThatThrownBy(() -> cipher().open(new SealedSecret(altered), owner))
          .isInstanceOf(KeyUnavailable.class);
    }
  }
}
