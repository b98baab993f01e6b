package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * What a tally counts. It stands for people and addresses, and is a digest, so that the store holds
 * neither.
 *
 * @param value SHA-256, 64 hexadecimal digits in small letters
 */
public record TallyKey(String value) {

  /**
   * Takes a key as a store kept it.
   *
   * @param value SHA-256, 64 hexadecimal digits in small letters
   */
  public TallyKey {
    Objects.requireNonNull(value);
  }

  static TallyKey of(String subject) {
    return new TallyKey(Sha256.of(subject));
  }
}
