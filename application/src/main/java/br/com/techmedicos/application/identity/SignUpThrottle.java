package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bounds how often one address learns that somebody has an account: that a person is a patient is a
 * health datum. Ten such answers an hour are free, which no honest address needs; after that all
 * sign-ups from there are let in one every 30 seconds until the hour is over, so that an honest
 * newcomer behind the same address still gets in within the time they are told to wait.
 *
 * <p>Hours are those of UTC. All instances share the count, which lives with those of logins.
 */
public final class SignUpThrottle {

  private static final Slowdown CONFLICTS =
      new Slowdown(10, Duration.ofSeconds(30), Duration.ofSeconds(30));

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final LoginTallies tallies;
  private final boolean enforced;

  /**
   * Needs what is counted.
   *
   * @param unitOfWork makes what is counted kept
   * @param accounts who has one already
   * @param tallies what is counted
   * @param enforced whether anyone is slowed down; a load test, which is one address, wants it off
   */
  SignUpThrottle(UnitOfWork unitOfWork, Accounts accounts, LoginTallies tallies, boolean enforced) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.tallies = tallies;
    this.enforced = enforced;
  }

  /**
   * Signs someone up, if the address may try now. Who has an account is told so before a password
   * is hashed, so that asking costs the service two reads.
   *
   * @param role as what
   * @param identifiers what must be nobody else's, in the order of {@link Identifier.Kind}
   * @param address from where
   * @param now the present
   * @param signUp tries; not in a unit of work, since it hashes
   * @param <T> who signs up
   * @return who signed up
   * @throws DomainException with {@link AuthenticationViolation.TooManyAttempts}, {@link
   *     IdentityViolation.IdentifierTaken}, or what {@code signUp} throws
   */
  public <T> T pace(
      Role role,
      List<Identifier> identifiers,
      ClientAddress address,
      Instant now,
      Supplier<T> signUp) {
    TallyKey key = key(address, now);
    Optional<LoginTally> before =
        enforced ? unitOfWork.execute(() -> admit(key, now)) : Optional.empty();
    try {
      requireFree(role, identifiers);
      return signUp.get();
    } catch (DomainException refused) {
      if (enforced
          && before.isEmpty()
          && refused.violation() instanceof IdentityViolation.IdentifierTaken) {
        unitOfWork.run(() -> countConflict(key, now));
      }
      throw refused;
    } catch (RuntimeException undecided) {
      before.ifPresent(tally -> withdraw(tally, undecided));
      throw undecided;
    }
  }

  /** Nobody is slowed down for what the service fails at. */
  private void withdraw(LoginTally before, RuntimeException undecided) {
    try {
      unitOfWork.runRegardless(
          () -> tallies.save(tally(before.key()).without(before)));
    } catch (RuntimeException second) {
      undecided.addSuppressed(second);
    }
  }

  /** Looks for all of them, whichever is taken. */
  private void requireFree(Role role, List<Identifier> identifiers) {
    List<Identifier> taken =
        identifiers.stream()
            .filter(identifier -> accounts.findBy(role, identifier).isPresent())
            .toList();
    if (!taken.isEmpty()) {
      throw new DomainException(new IdentityViolation.IdentifierTaken(taken.get(0).kind()));
    }
  }

  /**
   * While the address is slowed down, whoever is let in counts: the outcome may be the answer.
   *
   * @return what the count was before, if it was counted
   */
  private Optional<LoginTally> admit(TallyKey key, Instant now) {
    LoginTally tally = tally(key);
    Instant opensAt = CONFLICTS.opensAt(tally, now);
    if (opensAt.isAfter(now)) {
      throw tooMany(Duration.between(now, opensAt));
    }
    if (!CONFLICTS.slows(tally, now)) {
      return Optional.empty();
    }
    tallies.save(tally.failed(now));
    return Optional.of(tally);
  }

  /** Of conflicts met at once, those beyond the free ones are told to wait like everyone else. */
  private void countConflict(TallyKey key, Instant now) {
    LoginTally tally = tally(key);
    if (CONFLICTS.slows(tally, now)) {
      throw tooMany(CONFLICTS.longest());
    }
    tallies.save(tally.failed(now));
  }

  private static DomainException tooMany(Duration retryAfter) {
    return new DomainException(new AuthenticationViolation.TooManyAttempts(retryAfter));
  }

  private LoginTally tally(TallyKey key) {
    return tallies.find(key).orElse(LoginTally.empty(key));
  }

  private static TallyKey key(ClientAddress address, Instant now) {
    return TallyKey.of("sign-up " + address.value() + " " + now.truncatedTo(ChronoUnit.HOURS));
  }
}
