package br.com.techmedicos.domain.identity;

import java.util.Objects;

/**
 * The stored form of a password: a salted hash, with the name and the cost of the hash function.
 *
 * @param phc in the PHC string format, like {@code $argon2id$v=19$m=19456,t=2,p=1$…}
 */
public record PasswordHash(String phc) {

  public PasswordHash {
    Objects.requireNonNull(phc);
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "PasswordHash[***]";
  }
}
