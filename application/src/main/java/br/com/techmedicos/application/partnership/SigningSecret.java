package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.identity.SecretToken;
import java.util.Base64;

/** The form of secrets that sign, by Standard Webhooks: {@code whsec_} and base64. */
public final class SigningSecret {

  private static final String PREFIX = "whsec_";

  private SigningSecret() {}

  /** {@return the secret of a key} */
  public static SecretToken of(byte[] key) {
    return new SecretToken(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /** {@return the key of a secret} */
  public static byte[] key(SecretToken secret) {
    return Base64.getDecoder().decode(secret.value().substring(PREFIX.length()));
  }
}
