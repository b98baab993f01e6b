package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.LoginThrottle.Admission;
import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.identity.PasswordHasher.Comparison;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityEvent.PasswordChanged;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes a password that its owner knows. All other sessions end, and so does what opens without a
 * login. Wrong guesses count as wrong logins do, since a stolen access token is no leave to guess.
 */
public final class ChangePassword {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final OwnerNames names;
  private final PasswordHasher passwordHasher;
  private final LoginThrottle throttle;
  private final MailedTokens tokens;
  private final Sessions sessions;
  private final SecretAddresses addresses;
  private final Outbox outbox;
  private final Clock clock;

  ChangePassword(
      UnitOfWork unitOfWork,
      Accounts accounts,
      OwnerNames names,
      PasswordHasher passwordHasher,
      LoginThrottle throttle,
      MailedTokens tokens,
      Sessions sessions,
      SecretAddresses addresses,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.names = names;
    this.passwordHasher = passwordHasher;
    this.throttle = throttle;
    this.tokens = tokens;
    this.sessions = sessions;
    this.addresses = addresses;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The old password and the new one.
   *
   * @param session the caller's, which goes on, if it is known
   * @param address from where
   */
  public record Command(
      AccountId account,
      Optional<SessionId> session,
      Password current,
      Password chosen,
      ClientAddress address) {}

  /**
   * What came of an attempt.
   *
   * @param replaced the account as it stands now, if its hash was replaced since it was compared
   */
  private record Decision(boolean changed, Optional<Account> replaced) {

    private static final Decision WRONG = new Decision(false, Optional.empty());
    private static final Decision CHANGED = new Decision(true, Optional.empty());
  }

  /**
   * Changes the password.
   *
   * @throws DomainException with {@link AuthenticationViolation.WrongPassword}, {@link
   *     AuthenticationViolation.TooManyAttempts}, or an {@link IdentityViolation} if the new one
   *     may not be chosen
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    Instant now = clock.instant();
    passwordHasher.requireRoom(command.address());
    Account account = unitOfWork.execute(() -> owner(command.account()));
    command.chosen().requireFitFor(account.identifiers(), names.of(account.id()));
    LoginAttempt attempt =
        new LoginAttempt(account.id().role(), LoginAttempt.login(account), command.address());
    Admission admission = unitOfWork.execute(() -> throttle.admit(attempt, Optional.empty(), now));
    admission.requireOpen();
    boolean changed =
        throttle.decided(
            unitOfWork,
            attempt,
            admission,
            now,
            () -> changed(command, account, attempt, admission, now));
    if (!changed) {
      throw new DomainException(new AuthenticationViolation.WrongPassword());
    }
  }

  private boolean changed(
      Command command, Account account, LoginAttempt attempt, Admission admission, Instant now) {
    Decision decision = decide(command, account, attempt, admission, now);
    while (decision.replaced().isPresent()) {
      decision = decide(command, decision.replaced().get(), attempt, admission, now);
    }
    return decision.changed();
  }

  private Decision decide(
      Command command, Account account, LoginAttempt attempt, Admission admission, Instant now) {
    Optional<PasswordHash> hash = hash(command, account, admission);
    return unitOfWork.execute(() -> change(command, account, hash, attempt, admission, now));
  }

  /** The hash of the new password, if the old one is right; in no unit of work, as it is slow. */
  private Optional<PasswordHash> hash(Command command, Account account, Admission admission) {
    Comparison comparison =
        passwordHasher.verify(
            command.current(),
            Optional.of(account.passwordHash()),
            command.address(),
            admission.failures());
    return comparison == Comparison.MISMATCH
        ? Optional.empty()
        : Optional.of(passwordHasher.hash(command.chosen(), command.address()));
  }

  /**
   * Changes it if nobody else did meanwhile. Otherwise the old one is compared anew, since a login
   * may only have hashed it anew.
   */
  private Decision change(
      Command command,
      Account account,
      Optional<PasswordHash> hash,
      LoginAttempt attempt,
      Admission admission,
      Instant now) {
    if (hash.isEmpty()) {
      throttle.failed(attempt, admission, now);
      return Decision.WRONG;
    }
    accounts.hold(account.id()); // so that resets, changes and logins take turns
    Account current = owner(account.id());
    if (!current.passwordHash().equals(account.passwordHash())) {
      return new Decision(false, Optional.of(current));
    }
    throttle.succeeded(attempt, admission, now);
    accounts.update(current.withPasswordHash(hash.get()));
    tokens.withdraw(account.id(), Purpose.PASSWORD_RESET);
    Instant changedAt = clock.instant(); // the hashes took their time
    sessions.endOthers(account.id(), command.session(), changedAt);
    addresses.revoke(account.id());
    outbox.append(new PasswordChanged(account.id().role(), account.id().value(), changedAt));
    return Decision.CHANGED;
  }

  private Account owner(AccountId id) {
    return accounts
        .find(id)
        .orElseThrow(() -> new DomainException(new IdentityViolation.AccountClosed()));
  }
}
