package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import java.time.Clock;

/**
 * Ends all of the caller's sessions, the present one too. The address of their calendar stays: it
 * is no session, and whoever suspects that somebody has it changes the password.
 */
public final class EndAllSessions {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Clock clock;

  EndAllSessions(UnitOfWork unitOfWork, Accounts accounts, Sessions sessions, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Whose sessions. */
  public record Command(AccountId account) {}

  /** Ends them. */
  public void handle(Command command) {
    unitOfWork.run(
        () -> {
          accounts.hold(command.account());
          sessions.endAll(command.account(), clock.instant());
        });
  }
}
