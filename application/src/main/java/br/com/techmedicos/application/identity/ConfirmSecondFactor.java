package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a second factor on, with a code of the app: from then on logins need one. */
public final class ConfirmSecondFactor {

  /** How many recovery codes there are. */
  public static final int RECOVERY_CODES = 10;

  private final CodeAttempts attempts;
  private final SecondFactors factors;
  private final Sessions sessions;
  private final OneTimeCodes codes;
  private final Clock clock;

  ConfirmSecondFactor(
      CodeAttempts attempts,
      SecondFactors factors,
      Sessions sessions,
      OneTimeCodes codes,
      Clock clock) {
    this.attempts = attempts;
    this.factors = factors;
    this.sessions = sessions;
    this.codes = codes;
    this.clock = clock;
  }

  /**
   * Whose, and the code.
   *
   * @param session the caller's, which goes on, if it is known
   * @param code any text that was sent
   * @param address from where
   */
  public record Command(
      AccountId account, Optional<SessionId> session, String code, ClientAddress address) {

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
   *     AuthenticationViolation.TokenVoid} or {@link AuthenticationViolation.TooManyAttempts}
   */
  public List<SecretToken> handle(Command command) {
    Instant now = clock.instant();
    List<SecretToken> recovery =
        Stream.generate(codes::newRecoveryCode).limit(RECOVERY_CODES).toList();
    attempts.use(
        command.account(),
        command.code(),
        command.address(),
        false,
        now,
        factor -> {
          factors.put(
              factor.on(recovery.stream().map(SecretToken::digest).collect(Collectors.toSet())));
          sessions.endOthers(command.account(), command.session(), now);
        });
    return recovery;
  }
}
