package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.IdentityEvent.SecondFactorTurnedOff;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;

/** Turns a second factor off, with the password and a code of the app or a recovery code. */
public final class RemoveSecondFactor {

  private final CodeAttempts attempts;
  private final SecondFactors factors;
  private final Outbox outbox;
  private final Clock clock;

  RemoveSecondFactor(CodeAttempts attempts, SecondFactors factors, Outbox outbox, Clock clock) {
    this.attempts = attempts;
    this.factors = factors;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Whose, and what proves it.
   *
   * @param code any text that was sent
   */
  public record Command(SignedInCaller caller, Password password, String code) {

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
   *     AuthenticationViolation.WrongPassword}, {@link AuthenticationViolation.TokenVoid}, {@link
   *     AuthenticationViolation.TooManyAttempts} or {@link AuthenticationViolation.CallerOut}
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    Instant now = clock.instant();
    attempts.use(
        command.caller(),
        command.password(),
        command.code(),
        now,
        factor -> {
          AccountId account = factor.account();
          factors.remove(account);
          outbox.append(new SecondFactorTurnedOff(account.role(), account.value(), now));
        });
  }
}
