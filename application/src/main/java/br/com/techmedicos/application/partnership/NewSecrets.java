package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes secrets that sign. */
final class NewSecrets {

  private final SecretTokens tokens;
  private final SecretCipher cipher;

  NewSecrets(SecretTokens tokens, SecretCipher cipher) {
    this.tokens = tokens;
    this.cipher = cipher;
  }

  /** A secret as the partner has it, and as it is stored. */
  record NewSecret(SecretToken token, SealedSecret sealed) {}

  NewSecret next(UUID webhook) {
    byte[] key = tokens.next().value().getBytes(StandardCharsets.US_ASCII);
    SecretToken token = SigningSecret.of(key);
    return new NewSecret(token, cipher.seal(token, webhook));
  }
}
