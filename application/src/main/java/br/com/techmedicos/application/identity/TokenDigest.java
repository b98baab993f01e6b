package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * What is kept of a secret that somebody else has to present. It has 256 random bits, so a plain
 * hash cannot be turned back.
 *
 * @param value SHA-256, 64 hexadecimal digits in small letters
 */
public record TokenDigest(String value) {

  /**
   * Takes a digest.
   *
   * @param value SHA-256, 64 hexadecimal digits in small letters
   */
  public TokenDigest {
    Objects.requireNonNull(value);
  }

  /**
   * What a secret is known by.
   *
   * @param secret the secret, or whatever someone presented instead
   */
  public static TokenDigest of(String secret) {
    return new TokenDigest(Sha256.of(secret));
  }
}
