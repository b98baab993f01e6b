package br.com.techmedicos.adapters.webhookhttp;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.partnership.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs by Standard Webhooks 1.0: HMAC-SHA-256 of the ID, the time and the body. */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /**
   * Signs a message with each of some secrets.
   *
   * @param timestamp seconds since 1970 UTC
   * @return the header {@code webhook-signature}
   */
  static String of(List<SecretToken> secrets, String id, long timestamp, String body) {
    byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret, signed)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(SecretToken secret, byte[] signed) {
    byte[] key = SigningSecret.key(secret);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has it", e);
    }
  }
}
