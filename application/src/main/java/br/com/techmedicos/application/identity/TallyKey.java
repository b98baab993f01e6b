package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * What a tally counts: a digest of identifiers and addresses, so that the store holds neither.
 *
 * @param value SHA-256, 64 lower-case hexadecimal digits
 */
public record TallyKey(String value) {

  public TallyKey {
    Objects.requireNonNull(value);
  }

  static TallyKey of(String subject) {
    return new TallyKey(Sha256.of(subject));
  }
}
