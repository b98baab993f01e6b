package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.application.teleconsultation.IceServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A TURN server that shares a secret with us, like coturn with {@code use-auth-secret}: the user
 * name is the expiry in seconds, the password its HMAC-SHA1.
 *
 * @param urls its addresses, like {@code turn:relay.example:3478}
 */
public record TurnRelay(List<String> urls, String secret) {

  private static final String HMAC = "HmacSHA1";

  public TurnRelay {
    urls = List.copyOf(urls);
    Objects.requireNonNull(secret);
  }

  /** Credentials for a user, valid until an instant. */
  IceServer openUntil(Instant expiry, String name) {
    String username = expiry.getEpochSecond() + ":" + name;
    return new IceServer(urls, Optional.of(new IceServer.Login(username, hmac(username))));
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  /** Without the secret, which must not be logged. */
  @Override
  public String toString() {
    return "TurnRelay[" + urls + ", ***]";
  }
}
