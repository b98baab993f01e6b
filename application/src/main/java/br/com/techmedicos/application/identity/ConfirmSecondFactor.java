package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.IdentityEvent.SecondFactorTurnedOn;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;

/** Turns a second factor on, with a code of the app: from then on logins need one. */
public final class ConfirmSecondFactor {

  private final CodeAttempts attempts;
  private final SecondFactors factors;
  private final Sessions sessions;
  private final OneTimeCodes codes;
  private final Outbox outbox;
  private final Clock clock;

  ConfirmSecondFactor(
      CodeAttempts attempts,
      SecondFactors factors,
      Sessions sessions,
      OneTimeCodes codes,
      Outbox outbox,
      Clock clock) {
    this.attempts = attempts;
    this.factors = factors;
    this.sessions = sessions;
    this.codes = codes;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Whose, and the code.
   *
   * @param caller whose; their session goes on, if it is known
   * @param code any text that was sent
   */
  public record Command(SignedInCaller caller, String code) {

    /** {@return a text without the code, which must not be logged} */
    @Override
    public String toString() {
      return "Command[***]";
    }
  }

  /**
   * Turns it on. All other sessions end: they were opened with the password alone.
   *
   * @return codes for who loses the app, for one use each; they are not shown again
   * @throws DomainException with {@link UseCaseViolation.NotFound} if none is being set up, {@link
   *     AuthenticationViolation.TokenVoid}, {@link AuthenticationViolation.TooManyAttempts} or
   *     {@link AuthenticationViolation.CallerOut}
   */
  public RecoveryCodes handle(Command command) {
    Instant now = clock.instant();
    RecoveryCodes recovery = RecoveryCodes.next(codes);
    attempts.confirm(
        command.caller(),
        command.code(),
        now,
        factor -> {
          AccountId account = factor.account();
          factors.put(factor.on(recovery.digests()));
          sessions.endOthers(account, command.caller().origin().session(), now);
          outbox.append(new SecondFactorTurnedOn(account.role(), account.value(), now));
        });
    return recovery;
  }
}
