package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Makes secrets that sign, in the form of Standard Webhooks: {@code whsec_} and base64. */
final class NewSecrets {

  private static final String PREFIX = "whsec_";

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
    SecretToken token = new SecretToken(PREFIX + Base64.getEncoder().encodeToString(key));
    return new NewSecret(token, cipher.seal(token, webhook));
  }
}
