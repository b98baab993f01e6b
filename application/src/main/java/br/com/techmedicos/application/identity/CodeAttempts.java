package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a caller who is logged in does with a code. */
final class CodeAttempts {

  private final UnitOfWork unitOfWork;
  private final CallerLock callers;
  private final PasswordProof passwords;
  private final SecondFactors factors;
  private final FactorProof proof;

  CodeAttempts(
      UnitOfWork unitOfWork,
      CallerLock callers,
      PasswordProof passwords,
      SecondFactors factors,
      FactorProof proof) {
    this.unitOfWork = unitOfWork;
    this.callers = callers;
    this.passwords = passwords;
    this.factors = factors;
    this.proof = proof;
  }

  /**
   * Uses up the code that confirms an app.
   *
   * @param work what to do then, in the same unit of work
   * @throws DomainException with {@link UseCaseViolation.NotFound} if none is being set up, {@link
   *     AuthenticationViolation.SecondFactorOn} if it is on already, {@link
   *     AuthenticationViolation.TokenVoid}, {@link AuthenticationViolation.TooManyCodes}, or what
   *     {@link CallerLock#hold} throws
   */
  void confirm(SignedInCaller caller, String code, Instant now, Consumer<SecondFactor> work) {
    requireGood(
        unitOfWork.execute(
            () -> {
              callers.hold(caller.account(), caller.origin());
              return use(begun(caller.account()), code, now, work);
            }));
  }

  /**
   * Uses up a code for what takes the password as well.
   *
   * @param work what to do then, in the same unit of work
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no second factor,
   *     {@link AuthenticationViolation.TokenVoid}, {@link AuthenticationViolation.TooManyCodes}, or
   *     what {@link PasswordProof#prove} throws
   */
  void use(
      SignedInCaller caller,
      Password password,
      String code,
      Instant now,
      Consumer<SecondFactor> work) {
    Function<Account, Optional<SecondFactor>> proven =
        account ->
            use(
                proof.needed(account.id()).orElseThrow(UseCaseViolation::notFound),
                code,
                now,
                work);
    requireGood(passwords.prove(caller, password, now, () -> proven));
  }

  private SecondFactor begun(AccountId account) {
    SecondFactor factor = factors.find(account).orElseThrow(UseCaseViolation::notFound);
    if (factor.isOn()) {
      throw new DomainException(new AuthenticationViolation.SecondFactorOn());
    }
    return factor;
  }

  /** A wrong code does not throw, so that its count is kept. */
  private Optional<SecondFactor> use(
      SecondFactor factor, String code, Instant now, Consumer<SecondFactor> work) {
    Optional<SecondFactor> used = proof.use(factor, code, now);
    used.ifPresent(work);
    return used;
  }

  private static void requireGood(Optional<SecondFactor> used) {
    if (used.isEmpty()) {
      throw AuthenticationViolation.TokenVoid.thrown();
    }
  }
}
