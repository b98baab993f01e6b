package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.Optional;

/**
 * Proves before something that cannot be undone that the caller is who owns the account: by the
 * password, and where the account has a second factor by a code.
 */
public final class ProveOwner {

  private final OwnerProof proof;
  private final Clock clock;

  ProveOwner(OwnerProof proof, Clock clock) {
    this.proof = proof;
    this.clock = clock;
  }

  /**
   * Who calls, and what proves it.
   *
   * @param code any text, if one was sent
   */
  public record Command(SignedInCaller caller, Password password, Optional<String> code) {

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
    proof.prove(
        command.caller(),
        command.password(),
        command.code(),
        clock.instant(),
        () -> account -> true);
  }
}
