package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.shared.Violation;
import java.time.Duration;

/** Why someone is not let in. */
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
    /**
     * {@return the answer to a login that is not right}
     *
     * @param violation its facts
     */
    T loginRefused(LoginRefused violation);

    /**
     * {@return the answer to a refresh token that is good for nothing}
     *
     * @param violation its facts
     */
    T sessionOver(SessionOver violation);

    /**
     * {@return the answer to a login after too many wrong ones, or a sign-up after too many
     * conflicts}
     *
     * @param violation its facts
     */
    T tooManyAttempts(TooManyAttempts violation);
  }

  /** Unknown, suspended or a wrong password: nobody is told which. */
  record LoginRefused() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.loginRefused(this);
    }
  }

  /** The refresh token is unknown, over or stolen, or its account is closed: log in again. */
  record SessionOver() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.sessionOver(this);
    }
  }

  /**
   * There were too many wrong logins, or sign-ups of people who have an account, from there. It was
   * not even looked at.
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
