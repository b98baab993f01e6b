package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** Ends one of the caller's sessions, for example of a phone that is lost. */
public final class EndSession {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Clock clock;

  EndSession(UnitOfWork unitOfWork, Accounts accounts, Sessions sessions, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Which session, of whom. */
  public record Command(AccountId account, SessionId session) {}

  /**
   * Ends it.
   *
   * @throws DomainException with {@link UseCaseViolation.NotFound} if the account has no such
   *     session, or it has ended
   */
  public void handle(Command command) {
    unitOfWork.run(
        () -> {
          accounts.hold(command.account()); // a refresh comes before, and is in vain, or after
          if (!sessions.endOne(command.account(), command.session(), clock.instant())) {
            throw UseCaseViolation.notFound();
          }
        });
  }
}
