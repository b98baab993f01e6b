package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

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
  private final PasswordReplacement replacement;
  private final Clock clock;

  ChangePassword(
      UnitOfWork unitOfWork,
      Accounts accounts,
      OwnerNames names,
      PasswordProof proof,
      PasswordHasher passwordHasher,
      PasswordReplacement replacement,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.names = names;
    this.proof = proof;
    this.passwordHasher = passwordHasher;
    this.replacement = replacement;
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
          return account -> replacement.replace(account, hash, caller.origin().session());
        });
  }
}
