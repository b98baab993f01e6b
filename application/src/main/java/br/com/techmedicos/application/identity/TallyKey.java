package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * What a tally counts. It names people and addresses, so a store that outlives the process keeps a
 * SHA-256 of it instead, which is also always of one length.
 *
 * @param value of any length
 */
public record TallyKey(String value) {

  /**
   * Takes a key.
   *
   * @param value of any length
   */
  public TallyKey {
    Objects.requireNonNull(value);
  }

  /** {@return nothing of the key, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "TallyKey[***]";
  }
}
