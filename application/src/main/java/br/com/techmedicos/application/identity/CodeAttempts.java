package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.LoginThrottle.Admission;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What a caller who is logged in does with a code. Wrong ones are slowed down as logins are. */
final class CodeAttempts {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final SecondFactors factors;
  private final FactorProof proof;
  private final LoginThrottle throttle;

  CodeAttempts(
      UnitOfWork unitOfWork,
      Accounts accounts,
      SecondFactors factors,
      FactorProof proof,
      LoginThrottle throttle) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.factors = factors;
    this.proof = proof;
    this.throttle = throttle;
  }

  /**
   * Uses a code up for something.
   *
   * @param on whether the second factor is on by then
   * @param work what to do with it, in the same unit of work
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such factor,
   *     {@link AuthenticationViolation.TokenVoid} or {@link
   *     AuthenticationViolation.TooManyAttempts}
   */
  void use(
      AccountId id,
      String code,
      ClientAddress address,
      boolean on,
      Instant now,
      Consumer<SecondFactor> work) {
    LoginAttempt attempt =
        unitOfWork.execute(
            () ->
                accounts
                    .find(id)
                    .map(account -> LoginAttempt.withCode(account, address))
                    .orElseThrow(() -> new DomainException(new IdentityViolation.AccountClosed())));
    Admission admission = unitOfWork.execute(() -> throttle.admit(attempt, Optional.empty(), now));
    admission.requireOpen();
    Optional<SecondFactor> used = attempt(id, code, on, attempt, admission, now, work);
    if (used.isEmpty()) {
      throw AuthenticationViolation.TokenVoid.thrown();
    }
  }

  private Optional<SecondFactor> attempt(
      AccountId id,
      String code,
      boolean on,
      LoginAttempt attempt,
      Admission admission,
      Instant now,
      Consumer<SecondFactor> work) {
    return throttle.decided(
        unitOfWork,
        attempt,
        admission,
        now,
        () ->
            unitOfWork.execute(
                () -> {
                  accounts.hold(id);
                  SecondFactor factor =
                      factors
                          .find(id)
                          .filter(found -> found.isOn() == on)
                          .orElseThrow(UseCaseViolation::notFound);
                  Optional<SecondFactor> used = proof.use(factor, code, now);
                  used.ifPresentOrElse(
                      good -> {
                        throttle.succeeded(attempt, admission, now);
                        work.accept(good);
                      },
                      () -> throttle.failed(attempt, admission, now));
                  return used;
                }));
  }
}
