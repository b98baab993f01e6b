package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * Identifies a set of keys. It is created with the first key and does not change when keys are
 * rotated.
 *
 * @param value at most 64 ASCII characters; not secret
 */
public record KeySetId(String value) {

  public KeySetId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
