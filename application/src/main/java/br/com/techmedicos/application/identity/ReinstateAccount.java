package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.shared.DomainException;

/** Reinstates a suspended account; its owner has to log in again. */
public final class ReinstateAccount {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;

  ReinstateAccount(UnitOfWork unitOfWork, Accounts accounts) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
  }

  /** Which account. */
  public record Command(AccountId account) {}

  /**
   * Reinstates it; an active account stays active.
   *
   * @return its standing from now on
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such account
   */
  public AccountStanding handle(Command command) {
    return unitOfWork.execute(
        () -> {
          Account account =
              accounts.find(command.account()).orElseThrow(UseCaseViolation::notFound);
          if (account.standing() != AccountStanding.ACTIVE) {
            accounts.update(account.reinstate());
          }

          return AccountStanding.ACTIVE;
        });
  }
}
