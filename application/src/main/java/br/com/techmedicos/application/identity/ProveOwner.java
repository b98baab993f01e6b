package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.Optional;

/**
 * Proves before something that cannot be undone that the caller is who owns the account. Where it
 * has a second factor, password and code are wanted; elsewhere a password that was sent must be
 * right.
 */
public final class ProveOwner {

  private final UnitOfWork unitOfWork;
  private final OwnerProof proof;
  private final Clock clock;

  ProveOwner(UnitOfWork unitOfWork, OwnerProof proof, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.proof = proof;
    this.clock = clock;
  }

  /**
   * Who calls, and what proves it.
   *
   * @param password if one was sent
   * @param code any text, if one was sent
   */
  public record Command(SignedInCaller caller, Optional<Password> password, Optional<String> code) {

    /** {@return a text without the code, which must not be logged} */
    @Override
    public String toString() {
      return "Command[***]";
    }
  }

  /**
   * Proves it.
   *
   * @throws DomainException with {@link AuthenticationViolation.ProofRequired}, {@link
   *     AuthenticationViolation.WrongPassword}, {@link AuthenticationViolation.TokenVoid}, {@link
   *     AuthenticationViolation.TooManyAttempts}, {@link AuthenticationViolation.TooManyCodes} or
   *     {@link AuthenticationViolation.CallerOut}
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    SignedInCaller caller = command.caller();
    if (command.password().isPresent()) {
      proof.prove(
          caller, command.password().get(), command.code(), clock.instant(), () -> account -> true);
    } else if (unitOfWork.execute(() -> proof.wantsCode(caller))) {
      throw new DomainException(new AuthenticationViolation.ProofRequired());
    }
  }
}
