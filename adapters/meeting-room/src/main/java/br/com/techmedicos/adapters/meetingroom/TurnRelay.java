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
 * A TURN server that shares a secret with us, as coturn does with {@code use-auth-secret}: a login
 * is the second until which it is good, and the HMAC-SHA1 of that.
 *
 * @param urls its addresses, like {@code turn:relay.example:3478}
 * @param secret what it shares with us
 */
public record TurnRelay(List<String> urls, String secret) {

  private static final String HMAC = "HmacSHA1";

  /** Keeps a copy of the addresses. */
  public TurnRelay {
    urls = List.copyOf(urls);
    Objects.requireNonNull(secret);
  }

  /** The relay, opened until an instant to someone whom it will call by a name. */
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

  /** Nothing of the secret, since what is printed may end up in a log. */
  @Override
  public String toString() {
    return "TurnRelay[" + urls + ", ***]";
  }
}
