package br.com.techmedicos.application.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A refresh token as its owner has it. Nobody else keeps it: the store knows the digest.
 *
 * @param value 256 random bits in base64url, or whatever someone sent instead
 */
public record RefreshSecret(String value) {

  /** {@return what the store knows it by} */
  public TokenDigest digest() {
    return new TokenDigest(sha256(value));
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** {@return nothing of the token, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "RefreshSecret[***]";
  }
}
