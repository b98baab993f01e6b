package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.LoginThrottle.Admission;
import br.com.techmedicos.application.identity.PasswordHasher.Comparison;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What only who knows the password may do with an account, logged in or not. Wrong guesses count as
 * wrong logins do, since a stolen access token is no leave to guess.
 */
final class PasswordProof {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final CallerLock callers;
  private final PasswordHasher passwordHasher;
  private final LoginThrottle throttle;

  PasswordProof(
      UnitOfWork unitOfWork,
      Accounts accounts,
      CallerLock callers,
      PasswordHasher passwordHasher,
      LoginThrottle throttle) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.callers = callers;
    this.passwordHasher = passwordHasher;
    this.throttle = throttle;
  }

  /**
   * What came of an attempt.
   *
   * @param replaced the account as it stands now, if its hash was replaced since it was compared
   */
  private record Decision<T>(Optional<T> done, Optional<Account> replaced) {}

  /**
   * Does something if the password is right.
   *
   * @param preparation what takes long, in no unit of work, once the password is known to be right;
   *     it gives what is then done, in a unit of work that holds the account
   * @return what that gives
   * @throws DomainException with {@link AuthenticationViolation.WrongPassword}, {@link
   *     AuthenticationViolation.TooManyAttempts}, or what {@link CallerLock#hold} throws
   * @throws TooBusy if too many hashes wait
   */
  <T> T prove(
      SignedInCaller caller,
      Password current,
      Instant now,
      Supplier<Function<Account, T>> preparation) {
    passwordHasher.requireRoomToVerify(caller.address());
    Account account = unitOfWork.execute(() -> owner(caller.account()));
    LoginAttempt attempt =
        new LoginAttempt(account.id().role(), LoginAttempt.login(account), caller.address());
    Admission admission = unitOfWork.execute(() -> throttle.admit(attempt, Optional.empty(), now));
    admission.requireOpen();
    Attempt<T> whole = new Attempt<>(caller, current, now, preparation, attempt, admission);
    return throttle
        .decided(unitOfWork, attempt, admission, now, () -> whole.from(account))
        .orElseThrow(() -> new DomainException(new AuthenticationViolation.WrongPassword()));
  }

  private Account owner(AccountId id) {
    return accounts
        .find(id)
        .orElseThrow(() -> new DomainException(new IdentityViolation.AccountClosed()));
  }

  /** An attempt that was admitted. */
  private final class Attempt<T> {

    private final SignedInCaller caller;
    private final Password current;
    private final Instant now;
    private final Supplier<Function<Account, T>> preparation;
    private final LoginAttempt counted;
    private final Admission admission;

    private Attempt(
        SignedInCaller caller,
        Password current,
        Instant now,
        Supplier<Function<Account, T>> preparation,
        LoginAttempt counted,
        Admission admission) {
      this.caller = caller;
      this.current = current;
      this.now = now;
      this.preparation = preparation;
      this.counted = counted;
      this.admission = admission;
    }

    private Optional<T> from(Account account) {
      Decision<T> decision = decide(account);
      while (decision.replaced().isPresent()) {
        decision = decide(decision.replaced().get());
      }
      return decision.done();
    }

    private Decision<T> decide(Account account) {
      Comparison comparison =
          passwordHasher.verify(
              current, Optional.of(account.passwordHash()), caller.address(), admission.failures());
      if (comparison == Comparison.MISMATCH) {
        return unitOfWork.execute(this::refuse);
      }
      Function<Account, T> work = preparation.get();
      return unitOfWork.execute(() -> work(account, work));
    }

    private Decision<T> refuse() {
      throttle.failed(counted, admission, now);
      return new Decision<>(Optional.empty(), Optional.empty());
    }

    /**
     * Does it if nobody else replaced the hash meanwhile. Otherwise the password is compared anew,
     * since a login may only have hashed it anew.
     */
    private Decision<T> work(Account compared, Function<Account, T> work) {
      callers.hold(caller.account(), caller.origin());
      Account held = owner(caller.account());
      if (!held.passwordHash().equals(compared.passwordHash())) {
        return new Decision<>(Optional.empty(), Optional.of(held));
      }
      throttle.succeeded(counted, admission, now);
      return new Decision<>(Optional.of(work.apply(held)), Optional.empty());
    }
  }
}
