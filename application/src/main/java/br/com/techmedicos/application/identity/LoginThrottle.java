package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Slows down password guessing without letting anyone lock another person out.
 *
 * <p>A refusal depends on the address, never on the identifier alone:
 *
 * <ul>
 *   <li>One identifier from one address: five failures are free, then each doubles the wait, from a
 *       second to a quarter of an hour. Other addresses are not affected.
 *   <li>One address, for any identifiers: a hundred failures are free, since thousands may share an
 *       address; then the wait doubles up to a minute. People who have logged in from there before
 *       are not affected.
 *   <li>One identifier from many addresses: after a hundred failures, an address that is new to it
 *       gets one free failure instead of five. The owner can still log in at once from anywhere; a
 *       botnet gets only a fifth of its guesses.
 * </ul>
 *
 * <p>Call every method in a unit of work. While an address is slowed down, an attempt is counted
 * when it is admitted, so that concurrent guesses count as one.
 */
final class LoginThrottle {

  private static final Backoff PAIR = new Backoff(5, Duration.ofSeconds(1), Duration.ofMinutes(15));
  private static final Backoff PAIR_UNDER_ATTACK =
      new Backoff(1, Duration.ofSeconds(30), Duration.ofMinutes(15));
  private static final Backoff ADDRESS =
      new Backoff(100, Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final int ATTACK = 100;

  private final LoginTallies tallies;
  private final boolean perAddress;

  /**
   * @param perAddress whether an address is slowed down; off for a load test from one address
   */
  LoginThrottle(LoginTallies tallies, boolean perAddress) {
    this.tallies = tallies;
    this.perAddress = perAddress;
  }

  /**
   * An admitted attempt. If it was counted at admission, it is not counted again, and the count is
   * undone unless the guess was wrong.
   *
   * @param pairBefore the tally of identifier and address, if it was counted
   * @param addressBefore the tally of the address, if it was counted
   * @param failures recent failures of this pair and address
   */
  record Admission(
      Optional<LoginTally> pairBefore, Optional<LoginTally> addressBefore, int failures) {

    boolean isCounted() {
      return pairBefore.isPresent() || addressBefore.isPresent();
    }
  }

  Admission admit(LoginAttempt attempt, Instant now) {
    LoginTally pair = tallies.of(attempt.pairKey());
    LoginTally identifier = tallies.of(attempt.identifierKey());
    LoginTally address = tallies.of(attempt.addressKey());

    boolean known = pair.isKnown(now);
    boolean addressMatters = perAddress && !known;
    Backoff pace = !known && identifier.failuresAsOf(now) >= ATTACK ? PAIR_UNDER_ATTACK : PAIR;

    Instant pairOpensAt = pace.opensAt(pair, now);
    Instant addressOpensAt = addressMatters ? ADDRESS.opensAt(address, now) : now;
    Instant opensAt = pairOpensAt.isAfter(addressOpensAt) ? pairOpensAt : addressOpensAt;
    if (opensAt.isAfter(now)) {
      throw new DomainException(
          new AuthenticationViolation.TooManyAttempts(Duration.between(now, opensAt)));
    }
    return new Admission(
        countIf(pace.slows(pair, now), pair, now),
        countIf(addressMatters && ADDRESS.slows(address, now), address, now),
        pair.failuresAsOf(now) + (addressMatters ? address.failuresAsOf(now) : 0));
  }

  /** Undoes the counts of an attempt that was not decided. */
  void withdraw(Admission admission) {
    admission.pairBefore().ifPresent(this::putBack);
    admission.addressBefore().ifPresent(this::putBack);
  }

  void failed(LoginAttempt attempt, Admission admission, Instant now) {
    if (admission.pairBefore().isEmpty()) {
      count(attempt.pairKey(), now);
    }
    count(attempt.identifierKey(), now);
    if (perAddress && admission.addressBefore().isEmpty()) {
      count(attempt.addressKey(), now);
    }
  }

  void succeeded(LoginAttempt attempt, Admission admission, Instant now) {
    LoginTally pair = tallies.of(attempt.pairKey());
    boolean knownForLong = pair.isKnown(now.plus(LoginTally.ACQUAINTANCE.dividedBy(2)));
    if (pair.failures() > 0 || !knownForLong) { // otherwise nothing has changed
      tallies.save(pair.succeeded(now));
    }
    admission.addressBefore().ifPresent(this::putBack);
  }

  private Optional<LoginTally> countIf(boolean condition, LoginTally tally, Instant now) {
    if (!condition) {
      return Optional.empty();
    }
    tallies.save(tally.failed(now));
    return Optional.of(tally);
  }

  private void count(TallyKey key, Instant now) {
    tallies.save(tallies.of(key).failed(now));
  }

  private void putBack(LoginTally before) {
    tallies.save(tallies.of(before.key()).without(before));
  }
}
