package br.com.techmedicos.domain.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a partner's program may do (RFC 6749, 3.3). None gives anything about a patient. */
public enum Scope {
  /** Search doctors, and read what they publish of themselves. */
  DOCTORS_READ("doctors:read"),
  /** Read free slots. */
  SLOTS_READ("slots:read");

  private final String token;

  Scope(String token) {
    this.token = token;
  }

  /**
   * Finds a scope.
   *
   * @param token as clients write it
   * @return the scope, or empty if there is none
   */
  public static Optional<Scope> of(String token) {
    return Arrays.stream(values()).filter(scope -> scope.token.equals(token)).findFirst();
  }

  /** {@return the scope as clients write it} */
  public String token() {
    return token;
  }
}
