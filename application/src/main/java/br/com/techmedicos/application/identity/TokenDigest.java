package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * What is kept of a refresh token. It has 256 random bits, so a plain hash cannot be turned back.
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
}
