package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.shared.Violation;
import java.time.Duration;

/** Why an authentication fails. */
public sealed interface AuthenticationViolation extends Violation {

  /**
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param cases one function a kind
   * @return the answer of the kind that this is
   */
  <T> T fold(Cases<T> cases);

  /**
   * One function for each kind of violation.
   *
   * @param <T> what the answer is
   */
  interface Cases<T> {
    T loginRefused(LoginRefused violation);

    T sessionOver(SessionOver violation);

    T tooManyAttempts(TooManyAttempts violation);
  }

  /** Unknown account, suspended account or wrong password: the caller is not told which. */
  record LoginRefused() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.loginRefused(this);
    }
  }

  /** The refresh token is unknown, expired or stolen, or its account is closed. */
  record SessionOver() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.sessionOver(this);
    }
  }

  /**
   * Too many failed logins, or sign-ups with identifiers that are taken, from an address. The
   * attempt was not examined.
   *
   * @param retryAfter how long to wait
   */
  record TooManyAttempts(Duration retryAfter) implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyAttempts(this);
    }
  }
}
