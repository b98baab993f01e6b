package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.shared.DomainException;

/** Asks for a confirmed address, where who runs the service wants that. */
public final class EmailRequirement {

  private final Accounts accounts;
  private final boolean applies;

  EmailRequirement(Accounts accounts, boolean applies) {
    this.accounts = accounts;
    this.applies = applies;
  }

  /**
   * Lets through whose address is confirmed, and everybody where nobody confirms one.
   *
   * @throws DomainException with {@link IdentityViolation.EmailUnconfirmed}
   */
  public void check(AccountId account) {
    if (applies && accounts.find(account).filter(found -> !found.emailConfirmed()).isPresent()) {
      throw new DomainException(new IdentityViolation.EmailUnconfirmed());
    }
  }
}
