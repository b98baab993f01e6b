package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * The stored digest of a secret token. The secret has 256 random bits, so a plain hash is enough.
 *
 * @param value SHA-256, 64 lower-case hexadecimal digits
 */
public record TokenDigest(String value) {

  public TokenDigest {
    Objects.requireNonNull(value);
  }

  /**
   * The digest of a secret.
   *
   * @param secret the secret, or any text that was sent
   */
  public static TokenDigest of(String secret) {
    return new TokenDigest(Sha256.of(secret));
  }
}
