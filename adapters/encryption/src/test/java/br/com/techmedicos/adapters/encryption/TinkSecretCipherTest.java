package br.com.techmedicos.adapters.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.SecretCipherContract;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.KeyUnavailable;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkSecretCipherTest extends SecretCipherContract {

  @TempDir private Path folder;

  @Override
  protected SecretCipher cipher() {
    return new TinkSecretCipher(folder);
  }

  @Test
  void a_secret_is_opened_only_with_the_folder_that_sealed_it(@TempDir Path other) {
    UUID owner = UniqueData.id();
    SecretToken secret = new SecretToken("open sesame");
    SealedSecret sealed = cipher().seal(secret, owner);

    assertThat(cipher().open(sealed, owner)).isEqualTo(secret);
    assertThatThrownBy(() -> new TinkSecretCipher(other).open(sealed, owner))
        .isInstanceOf(KeyUnavailable.class);
  }
}
