package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailConfirmationRequested;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;

/**
 * Asks for another mail that confirms the caller's address. If it is confirmed, nothing happens.
 */
public final class RequestEmailConfirmation {

  private final UnitOfWork unitOfWork;
  private final CallerLock callers;
  private final Accounts accounts;
  private final MailRequests requests;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  RequestEmailConfirmation(
      UnitOfWork unitOfWork,
      CallerLock callers,
      Accounts accounts,
      MailRequests requests,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.callers = callers;
    this.accounts = accounts;
    this.requests = requests;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whose address. */
  public record Command(SignedInCaller caller) {}

  /**
   * Asks for the mail.
   *
   * @throws DomainException with {@link AuthenticationViolation.CallerOut} or {@link
   *     AuthenticationViolation.TooManyAttempts}
   */
  public void handle(Command command) {
    AccountId id = command.caller().account();
    unitOfWork.run(
        () -> {
          callers.hold(id, command.caller().origin());
          if (accounts.find(id).filter(Account::emailConfirmed).isEmpty()) {
            Instant now = clock.instant();
            requests.count(id, Purpose.EMAIL_CONFIRMATION, now);
            outbox.append(new EmailConfirmationRequested(ids.next(), id.role(), id.value(), now));
          }
        });
  }
}
