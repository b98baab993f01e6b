package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * What a set of keys is known by: made with the first key, and kept beside the keys while they come
 * and go.
 *
 * @param value at most 64 ASCII characters, no secret
 */
public record KeySetId(String value) {

  /**
   * Takes an id.
   *
   * @param value at most 64 ASCII characters, no secret
   */
  public KeySetId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
