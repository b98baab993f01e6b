package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.shared.DomainException;

/** Holds the accounts of mailed tokens: of an account that is closed, none is good. */
final class TokenLock {

  private final Accounts accounts;

  TokenLock(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Holds the account until the unit of work ends.
   *
   * @throws DomainException with {@link AuthenticationViolation.TokenVoid}
   */
  void hold(AccountId account) {
    try {
      accounts.hold(account);
    } catch (DomainException refused) {
      throw refused.violation() instanceof IdentityViolation.AccountClosed
          ? AuthenticationViolation.TokenVoid.thrown()
          : refused;
    }
  }
}
