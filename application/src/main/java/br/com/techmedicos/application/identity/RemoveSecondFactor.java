package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** Turns a second factor off, with a code of the app or a recovery code. */
public final class RemoveSecondFactor {

  private final CodeAttempts attempts;
  private final SecondFactors factors;
  private final Clock clock;

  RemoveSecondFactor(CodeAttempts attempts, SecondFactors factors, Clock clock) {
    this.attempts = attempts;
    this.factors = factors;
    this.clock = clock;
  }

  /**
   * Whose, and the code.
   *
   * @param code any text that was sent
   * @param address from where
   */
  public record Command(AccountId account, String code, ClientAddress address) {

    /** {@return a text without the code, which must not be logged} */
    @Override
    public String toString() {
      return "Command[***]";
    }
  }

  /**
   * Turns it off.
   *
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is off, {@link
   *     AuthenticationViolation.TokenVoid} or {@link AuthenticationViolation.TooManyAttempts}
   */
  public void handle(Command command) {
    attempts.use(
        command.account(),
        command.code(),
        command.address(),
        true,
        clock.instant(),
        factor -> factors.remove(command.account()));
  }
}
