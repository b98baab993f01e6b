package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.EmailAddress;
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
 * Limits how often an address can find out that somebody has an account, because being a patient is
 * health data. Ten such answers an hour are free, more than any user needs. After that, sign-ups
 * from the address are admitted one every 30 seconds until the hour is over, so that an honest
 * person behind it still gets in.
 *
 * <p>Hours are UTC. All instances share the count, which is stored with those of logins.
 */
public final class SignUpThrottle {

  private static final Backoff CONFLICTS =
      new Backoff(10, Duration.ofSeconds(30), Duration.ofSeconds(30), LoginTally.MEMORY);

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final LoginTallies tallies;
  private final boolean enforced;

  /**
   * @param enforced off for a load test from one address
   */
  SignUpThrottle(UnitOfWork unitOfWork, Accounts accounts, LoginTallies tallies, boolean enforced) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.tallies = tallies;
    this.enforced = enforced;
  }

  /**
   * Signs someone up, if the address may try now. A taken identifier is reported before the
   * password is hashed, so such an attempt costs two reads.
   *
   * @param identifiers identifiers that must be free, in the order of {@link Identifier.Kind}; an
   *     address is among them
   * @param signUp does it; not in a unit of work, since it hashes
   * @return the result
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
      // Undoes the count after a failure of the service.
      before.ifPresent(
          tally ->
              unitOfWork.runAfter(undecided, () -> tallies.save(tallies.of(key).without(tally))));
      throw undecided;
    }
  }

  /**
   * Passes on an attempt whose outcome is not told, if the address may try now. In a unit of work.
   *
   * @throws DomainException with {@link AuthenticationViolation.TooManyAttempts}
   */
  void requireOpen(ClientAddress address, Instant now) {
    Instant opensAt = CONFLICTS.opensAt(tallies.of(key(address, now)), now);
    if (enforced && opensAt.isAfter(now)) {
      throw tooMany(Duration.between(now, opensAt));
    }
  }

  /**
   * Counts such an attempt, whatever comes of it. In its unit of work; what others left no place
   * for is refused.
   *
   * @throws DomainException with {@link AuthenticationViolation.TooManyAttempts}
   */
  void count(ClientAddress address, Instant now) {
    requireOpen(address, now);
    if (enforced) {
      tallies.save(CONFLICTS.failed(tallies.of(key(address, now)), now));
    }
  }

  /**
   * Always looks up all identifiers, so that the time does not reveal which one is taken. The last
   * one first: whoever takes all of them meanwhile is then refused by the first.
   */
  private void requireFree(Role role, List<Identifier> identifiers) {
    EmailAddress address =
        identifiers.stream()
            .filter(identifier -> identifier.kind() == Identifier.Kind.EMAIL)
            .map(identifier -> new EmailAddress(identifier.value()))
            .findFirst()
            .orElseThrow();
    Optional<Identifier> taken = Optional.empty();
    for (int i = identifiers.size() - 1; i >= 0; i--) {
      if (accounts.takenBy(role, identifiers.get(i), address).isPresent()) {
        taken = Optional.of(identifiers.get(i));
      }
    }
    taken.ifPresent(
        identifier -> {
          throw new DomainException(new IdentityViolation.IdentifierTaken(identifier.kind()));
        });
  }

  /**
   * While the address is slowed down, every admitted attempt counts, since its outcome is
   * information.
   *
   * @return the tally before the attempt, if the attempt was counted
   */
  private Optional<LoginTally> admit(TallyKey key, Instant now) {
    LoginTally tally = tallies.of(key);
    Instant opensAt = CONFLICTS.opensAt(tally, now);
    if (opensAt.isAfter(now)) {
      throw tooMany(Duration.between(now, opensAt));
    }
    if (!CONFLICTS.slows(tally, now)) {
      return Optional.empty();
    }
    tallies.save(CONFLICTS.failed(tally, now));
    return Optional.of(tally);
  }

  /** Of concurrent conflicts, those beyond the free ones are refused as well. */
  private void countConflict(TallyKey key, Instant now) {
    LoginTally tally = tallies.of(key);
    if (CONFLICTS.slows(tally, now)) {
      throw tooMany(CONFLICTS.longest());
    }
    tallies.save(CONFLICTS.failed(tally, now));
  }

  private static DomainException tooMany(Duration retryAfter) {
    return new DomainException(new AuthenticationViolation.TooManyAttempts(retryAfter));
  }

  private static TallyKey key(ClientAddress address, Instant now) {
    return TallyKey.of("sign-up " + address.value() + " " + now.truncatedTo(ChronoUnit.HOURS));
  }
}
