package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * The key of a tally: a digest of identifiers and addresses, so that neither is stored.
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
