package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.IdentityEvent.RecoveryCodesRenewed;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;

/** Makes new recovery codes, with the password and a code. Those there were are void. */
public final class RenewRecoveryCodes {

  private final CodeAttempts attempts;
  private final SecondFactors factors;
  private final OneTimeCodes codes;
  private final Outbox outbox;
  private final Clock clock;

  RenewRecoveryCodes(
      CodeAttempts attempts,
      SecondFactors factors,
      OneTimeCodes codes,
      Outbox outbox,
      Clock clock) {
    this.attempts = attempts;
    this.factors = factors;
    this.codes = codes;
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
   * Makes them.
   *
   * @return the codes, which are not shown again
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no second factor,
   *     {@link AuthenticationViolation.WrongPassword}, {@link AuthenticationViolation.TokenVoid},
   *     {@link AuthenticationViolation.TooManyAttempts} or {@link
   *     AuthenticationViolation.CallerOut}
   * @throws TooBusy if too many hashes wait
   */
  public RecoveryCodes handle(Command command) {
    Instant now = clock.instant();
    RecoveryCodes renewed = RecoveryCodes.next(codes);
    attempts.use(
        command.caller(),
        command.password(),
        command.code(),
        now,
        factor -> {
          AccountId account = factor.account();
          factors.put(factor.on(renewed.digests()));
          outbox.append(new RecoveryCodesRenewed(account.role(), account.value(), now));
        });
    return renewed;
  }
}
