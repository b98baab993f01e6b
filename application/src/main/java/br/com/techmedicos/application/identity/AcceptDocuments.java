package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.LegalText;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.List;

/** Somebody accepts legal documents. */
public final class AcceptDocuments {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Acceptances acceptances;
  private final Clock clock;

  AcceptDocuments(UnitOfWork unitOfWork, Accounts accounts, Acceptances acceptances, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.acceptances = acceptances;
    this.clock = clock;
  }

  /**
   * Who accepts, and what.
   *
   * @param texts those in force
   */
  public record Command(AccountId account, List<LegalText> texts) {

    public Command {
      texts = List.copyOf(texts);
    }
  }

  /**
   * Accepts them. Once is enough: a second time changes nothing.
   *
   * @throws DomainException with {@link IdentityViolation.AccountClosed}
   */
  public void handle(Command command) {
    if (command.texts().isEmpty()) {
      return;
    }
    unitOfWork.run(
        () -> {
          accounts.hold(command.account());
          command
              .texts()
              .forEach(
                  text -> acceptances.add(Acceptance.of(command.account(), text, clock.instant())));
        });
  }
}
