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
import java.util.Optional;

/**
 * Changes a password that its owner knows. All other sessions end, and so does what opens without a
 * login.
 */
public final class ChangePassword {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final OwnerNames names;
  private final OwnerProof proof;
  private final PasswordHasher passwordHasher;
  private final PasswordReplacement replacement;
  private final Clock clock;

  ChangePassword(
      UnitOfWork unitOfWork,
      Accounts accounts,
      OwnerNames names,
      OwnerProof proof,
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
   * @param code of the second factor, any text, if one was sent
   */
  public record Command(
      SignedInCaller caller, Password current, Password chosen, Optional<String> code) {

    /** Of who has no second factor. */
    public Command(SignedInCaller caller, Password current, Password chosen) {
      this(caller, current, chosen, Optional.empty());
    }

    /** {@return a text without the code, which must not be logged} */
    @Override
    public String toString() {
      return "Command[***]";
    }
  }

  /**
   * Changes the password.
   *
   * @throws DomainException with {@link AuthenticationViolation.WrongPassword}, {@link
   *     AuthenticationViolation.TooManyAttempts}, {@link AuthenticationViolation.ProofRequired},
   *     {@link AuthenticationViolation.TokenVoid}, {@link AuthenticationViolation.TooManyCodes},
   *     {@link AuthenticationViolation.CallerOut}, or an {@link IdentityViolation} if the new one
   *     may not be chosen
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    SignedInCaller caller = command.caller();
    passwordHasher.requireRoomToVerify(caller.address());
    passwordHasher.requireRoomToHash(caller.address());
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
        command.code(),
        clock.instant(),
        () -> {
          PasswordHash hash = passwordHasher.hash(command.chosen(), caller.address());
          return account -> replacement.replace(account, hash, caller.origin().session());
        });
  }
}
