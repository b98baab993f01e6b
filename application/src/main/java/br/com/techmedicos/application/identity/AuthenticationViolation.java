package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Violation;
import java.time.Duration;

/** Why an authentication fails. */
public sealed interface AuthenticationViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T callerOut(CallerOut violation);

    T loginRefused(LoginRefused violation);

    T sessionOver(SessionOver violation);

    T tooManyAttempts(TooManyAttempts violation);

    T tokenVoid(TokenVoid violation);

    T wrongPassword(WrongPassword violation);

    T secondFactorRequired(SecondFactorRequired violation);

    T secondFactorOn(SecondFactorOn violation);

    T wrongCode(WrongCode violation);

    T tooManyCodes(TooManyCodes violation);

    T proofRequired(ProofRequired violation);

    T clientRefused(ClientRefused violation);

    T scopeRefused(ScopeRefused violation);

    T tooManyClients(TooManyClients violation);
  }

  /** The caller's session ended while the call waited for its turn. */
  record CallerOut() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.callerOut(this);
    }
  }

  /** Unknown or suspended account, or wrong password. The caller does not learn which. */
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

  /** A token from a mail or a code is unknown, used or expired, or for something else. */
  record TokenVoid() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tokenVoid(this);
    }

    static DomainException thrown() {
      return new DomainException(new TokenVoid());
    }
  }

  /** The password that is to be changed is another one. */
  record WrongPassword() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.wrongPassword(this);
    }
  }

  /** The password is right, and the account wants a code as well. */
  record SecondFactorRequired() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.secondFactorRequired(this);
    }
  }

  /** The password of a login is right, and the code is not good, or not any more. */
  record WrongCode() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.wrongCode(this);
    }
  }

  /**
   * Too many wrong codes. This one was not examined, and the attempt counts for nobody.
   *
   * @param retryAfter how long to wait
   */
  record TooManyCodes(Duration retryAfter) implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyCodes(this);
    }
  }

  /** An account with a second factor wants the password and a code for what was asked. */
  record ProofRequired() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.proofRequired(this);
    }
  }

  /** A second factor is to be set up, and there is one. */
  record SecondFactorOn() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.secondFactorOn(this);
    }
  }

  /**
   * Too many failed logins, sign-ups with identifiers that are taken, or requests for new
   * passwords. The attempt was not examined.
   *
   * @param retryAfter how long to wait
   */
  record TooManyAttempts(Duration retryAfter) implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyAttempts(this);
    }
  }

  /** A partner's program that is unknown or revoked, or has another secret; nothing tells which. */
  record ClientRefused() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.clientRefused(this);
    }
  }

  /** A scope that a partner's program does not have, or that there is not. */
  record ScopeRefused() implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.scopeRefused(this);
    }
  }

  /**
   * There is no room for another program.
   *
   * @param maximum the most that are not revoked
   */
  record TooManyClients(int maximum) implements AuthenticationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyClients(this);
    }
  }
}
