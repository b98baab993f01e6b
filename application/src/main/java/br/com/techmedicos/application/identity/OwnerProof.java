package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The password, and where the account has a second factor a code: what a login takes as well. */
final class OwnerProof {

  private final PasswordProof passwords;
  private final FactorProof factors;

  OwnerProof(PasswordProof passwords, FactorProof factors) {
    this.passwords = passwords;
    this.factors = factors;
  }

  /**
   * Does something if both are right.
   *
   * @param code any text that was sent, if one was
   * @param preparation what takes long, in no unit of work, once the password is known to be right;
   *     it gives what is then done, in a unit of work that holds the account
   * @return what that gives
   * @throws DomainException with {@link AuthenticationViolation.ProofRequired} if a code is wanted
   *     and none came, {@link AuthenticationViolation.TokenVoid}, {@link
   *     AuthenticationViolation.TooManyCodes}, or what {@link PasswordProof#prove} throws
   * @throws TooBusy if too many hashes wait
   */
  <T> T prove(
      SignedInCaller caller,
      Password password,
      Optional<String> code,
      Instant now,
      Supplier<Function<Account, T>> preparation) {
    Optional<T> done =
        passwords.prove(
            caller,
            password,
            now,
            () -> {
              Function<Account, T> work = preparation.get();
              return account -> withCode(account, code, now, work);
            });
    return done.orElseThrow(AuthenticationViolation.TokenVoid::thrown);
  }

  /** A wrong code does not throw, so that its count is kept. */
  private <T> Optional<T> withCode(
      Account account, Optional<String> code, Instant now, Function<Account, T> work) {
    Optional<SecondFactor> needed = factors.needed(account.id());
    if (needed.isEmpty()) {
      return Optional.of(work.apply(account));
    }
    String sent =
        code.orElseThrow(() -> new DomainException(new AuthenticationViolation.ProofRequired()));
    return factors.use(needed.get(), sent, now).map(used -> work.apply(account));
  }
}
