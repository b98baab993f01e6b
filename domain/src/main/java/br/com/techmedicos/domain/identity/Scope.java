package br.com.techmedicos.domain.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a partner's program may do (RFC 6749, 3.3). None gives anything about a patient. */
public enum Scope {
  /** Search doctors, and read what they publish of themselves. */
  DOCTORS_READ("doctors:read"),
  /** Read free slots. */
  SLOTS_READ("slots:read");

  private static final String SEPARATOR = " ";

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

  /**
   * Reads scopes as they are stored and signed.
   *
   * @param list separated by spaces
   * @return those that there are; what another version may know gives nothing here
   */
  public static Set<Scope> known(String list) {
    return Stream.of(list.split(SEPARATOR))
        .flatMap(token -> of(token).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** {@return scopes as clients write them, separated by spaces} */
  public static String list(Set<Scope> scopes) {
    return scopes.stream().map(Scope::token).sorted().collect(Collectors.joining(SEPARATOR));
  }

  /** {@return the scope as clients write it} */
  public String token() {
    return token;
  }
}
