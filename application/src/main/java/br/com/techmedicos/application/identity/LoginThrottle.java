package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Slows down password guessing without letting anyone lock another person out.
 *
 * <ul>
 *   <li>A device with a token of the account counts for itself alone: five failures are free, then
 *       each doubles the wait. A token is good for ten failures; after that, it is ignored.
 *   <li>One identifier from one address: five failures are free, then each doubles the wait, from a
 *       second to a minute. Other addresses are not affected.
 *   <li>One address, for any identifiers: a hundred failures are free, and one more every six
 *       seconds; a login pays its own back. Beyond that, whoever is new must come a second time, a
 *       few seconds later: up to three hundred failures are reserved for those. People who have
 *       logged in from there before neither wait nor count.
 *   <li>One identifier from many addresses: after a hundred failures, and one more every 36
 *       seconds, an address that is new to it gets one free failure instead of five, and the wait
 *       grows to a quarter of an hour. One address alone is too slow for that.
 * </ul>
 *
 * <p>Call every method in a unit of work. While a count is slowed down, an attempt is counted when
 * it is admitted; else when it is decided, if there are free failures left. So concurrent guesses
 * count like consecutive ones.
 */
final class LoginThrottle {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Backoff DEVICE =
      new Backoff(5, Duration.ofSeconds(1), LONGEST, DeviceTokens.LIFETIME);
  private static final int FAILURES_OF_A_DEVICE = 10;

  private static final Backoff PAIR =
      new Backoff(5, Duration.ofSeconds(1), LONGEST, LoginTally.MEMORY);
  private static final Backoff PAIR_UNDER_ATTACK =
      new Backoff(1, Duration.ofSeconds(30), Duration.ofMinutes(15), LoginTally.MEMORY);

  private static final LeakyBucket ADDRESS = new LeakyBucket(Duration.ofSeconds(6));
  private static final int FREE = 100;

  /**
   * The reserve by failures of the pair. Who mistyped once goes first, because a success frees
   * places; who failed more often gets less, so that guesses at the same accounts cannot fill it.
   */
  private static final List<Integer> RESERVED = List.of(240, 300, 180, 120, 60);

  private static final Duration TURN = Duration.ofSeconds(5);

  private static final LeakyBucket IDENTIFIER = new LeakyBucket(Duration.ofSeconds(36));
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

  /** When an attempt counts for its address. */
  enum AddressCount {
    NEVER,
    IF_WRONG,
    ALREADY
  }

  /**
   * An attempt that may be decided, or must wait. If it was counted at admission, it is not counted
   * again, and the count is undone unless the guess was wrong.
   *
   * @param before the tally of the device, or of identifier and address
   * @param pace how it is slowed down
   * @param counted whether it was counted
   * @param ofDevice whether it counts for a device alone
   * @param failures recent failures of this client
   * @param retryAfter how long it must wait
   */
  record Admission(
      LoginTally before,
      Backoff pace,
      boolean counted,
      boolean ofDevice,
      AddressCount address,
      int failures,
      Duration retryAfter) {

    boolean isCounted() {
      return counted || address == AddressCount.ALREADY;
    }

    /**
     * Passes on an attempt that may be decided. To be called when the unit of work is over: a turn
     * is kept for who must wait.
     */
    void requireOpen() {
      requireNoWait(retryAfter);
    }

    private static void requireNoWait(Duration wait) {
      if (!wait.isZero()) {
        throw new DomainException(new AuthenticationViolation.TooManyAttempts(wait));
      }
    }
  }

  /**
   * Admits an attempt, or tells how long it must wait.
   *
   * @param device the device, if it has a token of the account
   */
  Admission admit(LoginAttempt attempt, Optional<Device> device, Instant now) {
    return device
        .map(this::tallyOf)
        .filter(tally -> tally.failures() < FAILURES_OF_A_DEVICE)
        .map(tally -> admitDevice(tally, now))
        .orElseGet(() -> admit(attempt, now));
  }

  /** A new tally is kept as long as the token, like that of an address that is known as long. */
  private LoginTally tallyOf(Device device) {
    Instant issuedAt = device.expiresAt().minus(DeviceTokens.LIFETIME);
    return tallies
        .find(device.key())
        .orElseGet(
            () -> new LoginTally(device.key(), 0, Optional.empty(), Optional.of(issuedAt), 0));
  }

  private Admission admitDevice(LoginTally tally, Instant now) {
    Duration wait = Duration.between(now, DEVICE.opensAt(tally, now));
    boolean counts = wait.isZero() && DEVICE.slows(tally, now);
    if (counts) {
      tallies.save(DEVICE.failed(tally, now));
    }
    return new Admission(tally, DEVICE, counts, true, AddressCount.NEVER, tally.failures(), wait);
  }

  private Admission admit(LoginAttempt attempt, Instant now) {
    LoginTally pair = tallies.of(attempt.pairKey());
    LoginTally identifier = tallies.of(attempt.identifierKey());
    LoginTally address = tallies.of(attempt.addressKey());

    boolean known = pair.isKnown(now) || isAcquaintance(attempt, now);
    boolean addressMatters = perAddress && !known;
    Backoff pace = !known && IDENTIFIER.level(identifier, now) >= ATTACK ? PAIR_UNDER_ATTACK : PAIR;
    int level = addressMatters ? ADDRESS.level(address, now) : 0;

    Instant pairOpensAt = pace.opensAt(pair, now);
    Instant addressOpensAt = level < FREE ? now : turn(pair, address, now);
    Duration wait =
        Duration.between(now, pairOpensAt.isAfter(addressOpensAt) ? pairOpensAt : addressOpensAt);
    boolean open = wait.isZero();
    boolean countsForPair = open && pace.slows(pair, now);
    boolean countsForAddress = open && level >= FREE;
    if (countsForPair) {
      tallies.save(pace.failed(pair, now));
    }
    if (countsForAddress) {
      tallies.save(ADDRESS.counted(address, 1, now));
    }
    if (!open && !isHeardOf(pair, now)) {
      tallies.save(pair.counted(0, now)); // this keeps its turn
    }
    return new Admission(
        pair,
        pace,
        countsForPair,
        false,
        countsForAddress
            ? AddressCount.ALREADY
            : addressMatters ? AddressCount.IF_WRONG : AddressCount.NEVER,
        PAIR.failures(pair, now) + level,
        wait);
  }

  /**
   * Another way in than the password counts apart; who has logged in is known to it all the same.
   */
  private boolean isAcquaintance(LoginAttempt attempt, Instant now) {
    return !attempt.acquaintanceKey().equals(attempt.pairKey())
        && tallies.of(attempt.acquaintanceKey()).isKnown(now);
  }

  /** When it is the turn of identifier and address, while the address is slowed down. */
  private static Instant turn(LoginTally pair, LoginTally address, Instant now) {
    int reserved = RESERVED.get(Math.min(PAIR.failures(pair, now), RESERVED.size() - 1));
    Instant room = ADDRESS.opensAt(address, FREE + reserved, now);
    Instant turn = (isHeardOf(pair, now) ? pair.lastFailureAt().orElse(now) : now).plus(TURN);
    return room.isAfter(turn) ? room : turn;
  }

  private static boolean isHeardOf(LoginTally pair, Instant now) {
    return !pair.isSilentSince(now.minus(LoginTally.MEMORY));
  }

  /**
   * Decides an admitted attempt. If the service fails meanwhile, the attempt does not count. One
   * that others, made at the same time, left no free failure counts for its address all the same.
   *
   * @param unitOfWork in which counts are given back; the decision has its own
   */
  <T> T decided(
      UnitOfWork unitOfWork,
      LoginAttempt attempt,
      Admission admission,
      Instant now,
      Supplier<T> decision) {
    try {
      return decision.get();
    } catch (RuntimeException undecided) {
      if (isOwed(admission, undecided)) {
        unitOfWork.runAfter(undecided, () -> undecided(attempt, admission, undecided, now));
      }
      throw undecided;
    }
  }

  /** Whether an attempt that was not decided changes a count. */
  private static boolean isOwed(Admission admission, RuntimeException undecided) {
    return admission.isCounted()
        || (isOvertaken(undecided) && admission.address() == AddressCount.IF_WRONG);
  }

  private void undecided(
      LoginAttempt attempt, Admission admission, RuntimeException undecided, Instant now) {
    if (!isOvertaken(undecided)) {
      withdraw(attempt, admission, now);
    } else if (admission.address() == AddressCount.IF_WRONG) {
      countForAddress(attempt, 1, now);
    }
  }

  private static boolean isOvertaken(RuntimeException undecided) {
    return undecided instanceof DomainException refused
        && refused.violation() instanceof AuthenticationViolation.TooManyAttempts;
  }

  private void withdraw(LoginAttempt attempt, Admission admission, Instant now) {
    if (admission.counted()) {
      tallies.save(current(admission).without(admission.before()));
    }
    if (admission.address() == AddressCount.ALREADY) {
      countForAddress(attempt, -1, now);
    }
  }

  /**
   * Counts a wrong guess.
   *
   * @throws DomainException with {@link AuthenticationViolation.TooManyAttempts} if others, made at
   *     the same time, have used up the free failures
   */
  void failed(LoginAttempt attempt, Admission admission, Instant now) {
    LoginTally tally = requireStillOpen(admission, now);
    if (!admission.counted()) {
      tallies.save(admission.pace().failed(tally, now));
    }
    if (!admission.ofDevice()) {
      tallies.save(IDENTIFIER.counted(tallies.of(attempt.identifierKey()), 1, now));
    }
    if (admission.address() == AddressCount.IF_WRONG) {
      countForAddress(attempt, 1, now);
    }
  }

  /**
   * Pays back the failures of identifier and address. Those of a device stay: its next token is for
   * a new one, and this one may have been stolen.
   *
   * @throws DomainException as {@link #failed} does
   */
  void succeeded(LoginAttempt attempt, Admission admission, Instant now) {
    LoginTally tally = requireStillOpen(admission, now);
    if (admission.ofDevice()) {
      if (admission.counted()) {
        tallies.save(tally.without(admission.before()));
      }
      return;
    }
    boolean knownForLong = tally.isKnown(now.plus(LoginTally.ACQUAINTANCE.dividedBy(2)));
    if (tally.failures() > 0 || !knownForLong) { // otherwise nothing has changed
      tallies.save(tally.succeeded(now));
    }
    int failures = Math.max(0, PAIR.failures(tally, now) - (admission.counted() ? 1 : 0));
    int counted = failures + (admission.address() == AddressCount.ALREADY ? 1 : 0);
    if (counted > 0 && admission.address() != AddressCount.NEVER) {
      countForAddress(attempt, -counted, now);
    }
  }

  private LoginTally requireStillOpen(Admission admission, Instant now) {
    LoginTally tally = current(admission);
    if (!admission.counted()) {
      Instant opensAt = admission.pace().opensAt(tally, now);
      Admission.requireNoWait(Duration.between(now, opensAt));
    }
    return tally;
  }

  private LoginTally current(Admission admission) {
    return tallies.find(admission.before().key()).orElseGet(admission.before()::emptied);
  }

  private void countForAddress(LoginAttempt attempt, int failures, Instant now) {
    tallies.save(ADDRESS.counted(tallies.of(attempt.addressKey()), failures, now));
  }
}
