package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.shared.DomainException;

/**
 * Holds the account of a caller, and then looks again whether they may go on: a new password may
 * have ended their session while they waited for their turn. For what would outlive the session.
 */
public final class CallerLock {

  private final Accounts accounts;
  private final CallerStandings standings;

  CallerLock(Accounts accounts, CallerStandings standings) {
    this.accounts = accounts;
    this.standings = standings;
  }

  /**
   * Holds the account until the unit of work ends.
   *
   * @param origin of the caller's token
   * @throws DomainException with {@link AuthenticationViolation.CallerOut} if the token is void by
   *     now, or {@link IdentityViolation.AccountClosed}
   */
  public void hold(AccountId account, TokenOrigin origin) {
    accounts.hold(account);
    if (standings.of(account, origin).filter(s -> s == AccountStanding.ACTIVE).isEmpty()) {
      throw new DomainException(new AuthenticationViolation.CallerOut());
    }
  }
}
