package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.LoginThrottle.Admission;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityEvent.PasswordResetRequested;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for a mail with which a forgotten password can be replaced. Answer and work are the same for
 * an unknown account: an event is stored, and only who tells it finds out whom there is to tell.
 * Requests are slowed down as wrong logins are, and count apart from them. Whoever has logged in
 * from an address before may ask from there, whatever others do; any other address is free anyway.
 */
public final class RequestPasswordReset {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final LoginThrottle throttle;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  RequestPasswordReset(
      UnitOfWork unitOfWork,
      Accounts accounts,
      LoginThrottle throttle,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.throttle = throttle;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Whose password it is.
   *
   * @param identifier what may stand for an account
   * @param address from where it is asked
   */
  public record Command(Role role, Identifier identifier, ClientAddress address) {}

  /**
   * Asks for the mail.
   *
   * @throws DomainException with {@link AuthenticationViolation.TooManyAttempts}
   */
  public void handle(Command command) {
    Instant now = clock.instant();
    LoginAttempt attempt =
        LoginAttempt.toRecover(command.role(), command.identifier(), command.address());
    Admission admission = unitOfWork.execute(() -> throttle.admit(attempt, Optional.empty(), now));
    admission.requireOpen();
    throttle.decided(
        unitOfWork,
        attempt,
        admission,
        now,
        () -> unitOfWork.execute(() -> request(command, attempt, admission, now)));
  }

  private PasswordResetRequested request(
      Command command, LoginAttempt attempt, Admission admission, Instant now) {
    throttle.failed(attempt, admission, now);
    AccountId nobody = new AccountId(command.role(), ids.next());
    AccountId account =
        accounts.findBy(command.role(), command.identifier()).map(Account::id).orElse(nobody);
    var requested = new PasswordResetRequested(ids.next(), account.role(), account.value(), now);
    outbox.append(requested);
    return requested;
  }
}
