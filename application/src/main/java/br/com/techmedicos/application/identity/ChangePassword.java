package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityEvent.PasswordChanged;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;

/**
 * Changes a password that its owner knows. All other sessions end, and so does what opens without a
 * login.
 */
public final class ChangePassword {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final OwnerNames names;
  private final PasswordProof proof;
  private final PasswordHasher passwordHasher;
  private final MailedTokens tokens;
  private final Sessions sessions;
  private final SecretAddresses addresses;
  private final SecondFactors secondFactors;
  private final Outbox outbox;
  private final Clock clock;

  ChangePassword(
      UnitOfWork unitOfWork,
      Accounts accounts,
      OwnerNames names,
      PasswordProof proof,
      PasswordHasher passwordHasher,
      MailedTokens tokens,
      Sessions sessions,
      SecretAddresses addresses,
      SecondFactors secondFactors,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.names = names;
    this.proof = proof;
    this.passwordHasher = passwordHasher;
    this.tokens = tokens;
    this.sessions = sessions;
    this.addresses = addresses;
    this.secondFactors = secondFactors;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The old password and the new one.
   *
   * @param caller whose; their session goes on, if it is known
   */
  public record Command(SignedInCaller caller, Password current, Password chosen) {}

  /**
   * Changes the password.
   *
   * @throws DomainException with {@link AuthenticationViolation.WrongPassword}, {@link
   *     AuthenticationViolation.TooManyAttempts}, {@link AuthenticationViolation.CallerOut}, or an
   *     {@link IdentityViolation} if the new one may not be chosen
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    SignedInCaller caller = command.caller();
    passwordHasher.requireRoom(caller.address());
    Account owner =
        unitOfWork.execute(
            () ->
                accounts
                    .find(caller.account())
                    .orElseThrow(() -> new DomainException(new IdentityViolation.AccountClosed())));
    command.chosen().requireFitFor(owner.identifiers(), names.of(owner.id()));
    proof.prove(
        caller,
        command.current(),
        clock.instant(),
        () -> {
          PasswordHash hash = passwordHasher.hash(command.chosen(), caller.address());
          return account -> change(account, hash, caller.origin());
        });
  }

  private PasswordChanged change(Account account, PasswordHash hash, TokenOrigin origin) {
    accounts.update(account.withPasswordHash(hash));
    tokens.withdraw(account.id(), Purpose.PASSWORD_RESET);
    tokens.withdraw(account.id(), Purpose.EMAIL_CHANGE);
    Instant now = clock.instant(); // the hashes took their time
    sessions.endOthers(account.id(), origin.session(), now);
    addresses.revoke(account.id());
    secondFactors.removeBegun(account.id());
    var changed = new PasswordChanged(account.id().role(), account.id().value(), now);
    outbox.append(changed);
    return changed;
  }
}
