package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.KeyUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Only writes secrets in another way. Anyone can read them, but it is enough for tests. */
public final class InMemorySecretCipher implements SecretCipher {

  @Override
  public SealedSecret seal(SecretToken secret, UUID owner) {
    byte[] text = (owner + " " + secret.value()).getBytes(StandardCharsets.UTF_8);
    return new SealedSecret(Base64.getEncoder().encodeToString(text));
  }

  @Override
  public SecretToken open(SealedSecret sealed, UUID owner) {
    try {
      String text = new String(Base64.getDecoder().decode(sealed.value()), StandardCharsets.UTF_8);
      if (text.startsWith(owner + " ")) {
        return new SecretToken(text.substring(text.indexOf(' ') + 1));
      }
      throw new IllegalArgumentException("another's");
    } catch (IllegalArgumentException e) {
      throw new KeyUnavailable("no such secret", e);
    }
  }
}
