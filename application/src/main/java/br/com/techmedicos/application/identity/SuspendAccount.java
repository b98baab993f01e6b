package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Clock;

/**
 * Suspends an account: its sessions end, its mailed tokens are void, and nobody can log in until it
 * is reinstated.
 */
public final class SuspendAccount {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Sessions sessions;
  private final MailedTokens tokens;
  private final Clock clock;

  SuspendAccount(
      UnitOfWork unitOfWork,
      Accounts accounts,
      Sessions sessions,
      MailedTokens tokens,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Which account, and why.
   *
   * @param reason why, for operators only
   */
  public record Command(AccountId account, Reason reason) {}

  /**
   * Suspends it; if it is suspended already, the first reason stays.
   *
   * @return its standing from now on
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such account
   */
  public AccountStanding handle(Command command) {
    return unitOfWork.execute(
        () -> {
          Account account =
              accounts.find(command.account()).orElseThrow(UseCaseViolation::notFound);
          if (account.standing() != AccountStanding.SUSPENDED) {
            accounts.update(account.suspend(command.reason()));
          }
          sessions.endAll(command.account(), clock.instant());
          // A change of address can be taken back after the suspension.
          tokens.withdraw(command.account(), Purpose.PASSWORD_RESET);
          tokens.withdraw(command.account(), Purpose.EMAIL_CONFIRMATION);
          tokens.withdraw(command.account(), Purpose.EMAIL_CHANGE);
          return AccountStanding.SUSPENDED;
        });
  }
}
