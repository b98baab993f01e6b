package br.com.techmedicos.application.delivery;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Delivers the letters of one subscriber that are due. They are claimed in a short unit of work and
 * told outside any; each is removed as soon as it is told. So whoever is killed meanwhile leaves
 * one letter that may be told again, when the claim lapses.
 */
public final class DeliverLetters {

  /** The most letters that one run claims. */
  public static final int BATCH = 20;

  /** How long a claim holds. Nothing is told in the last {@link #LONGEST_TELLING} of it. */
  public static final Duration CLAIM = Duration.ofMinutes(4);

  /** The longest time in which a subscriber tells one letter, by its own timeouts. */
  public static final Duration LONGEST_TELLING = Duration.ofMinutes(3);

  /** The number of failures after which a letter is dead: after some ten hours. */
  public static final int MOST_ATTEMPTS = 16;

  /** The pause after the first failure; it doubles with each. */
  public static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

  /** The longest pause. */
  public static final Duration LONGEST_PAUSE = Duration.ofHours(2);

  /** By how much what was not tried goes before what met a peer that is down. */
  private static final Duration HEAD_START = Duration.ofSeconds(1);

  private static final int LONGEST_PROBLEM = 100;

  private final UnitOfWork unitOfWork;
  private final Letters letters;
  private final IdGenerator ids;
  private final Clock clock;

  DeliverLetters(UnitOfWork unitOfWork, Letters letters, IdGenerator ids, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.letters = letters;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Whom to tell.
   *
   * @param goesOn asked before each letter; once it says no, the rest is put back
   */
  public record Command(Subscriber subscriber, BooleanSupplier goesOn) {}

  /**
   * What became of the letters.
   *
   * @param claimed how many there were; if it equals {@link #BATCH}, there may be more
   * @param delivered how many arrived
   * @param repeated how many of those had been claimed before, and may have arrived twice
   * @param failed how many are tried again
   * @param dead how many were given up
   * @param peerDown why nobody can be told anything now; empty if somebody can
   * @param rest how long the peer asks to be left alone; may be zero
   */
  public record Report(
      int claimed,
      int delivered,
      int repeated,
      int failed,
      int dead,
      Optional<String> peerDown,
      Duration rest) {}

  /** Delivers one batch. */
  public Report handle(Command command) {
    Subscriber subscriber = command.subscriber();
    Instant until = clock.instant().plus(CLAIM);
    List<Letter> claimed =
        unitOfWork.execute(
            () -> {
              Instant now = clock.instant();
              return letters.claim(
                  subscriber.name(),
                  Vocabulary.of(subscriber.wants(), now),
                  ids.next(),
                  now,
                  until,
                  BATCH);
            });
    Round round = new Round(until.minus(LONGEST_TELLING));
    for (Letter letter : claimed) {
      if (round.hasEnded() || !command.goesOn().getAsBoolean() || round.isLate(clock.instant())) {
        letters.postpone(
            letter,
            clock.instant().minus(HEAD_START),
            letter.attempts() - 1,
            round.peerDown.orElse(""));
      } else {
        round.settle(letter, told(subscriber, letter));
      }
    }
    return new Report(
        claimed.size(),
        round.delivered,
        round.repeated,
        round.failed,
        round.dead,
        round.peerDown,
        round.rest);
  }

  private static Outcome told(Subscriber subscriber, Letter letter) {
    if (!subscriber.wants().contains(letter.announcement().type())) {
      return new Outcome.Refused("nobody knows this type any more");
    }
    try {
      return subscriber.tell(letter.announcement());
    } catch (RuntimeException e) {
      return new Outcome.Failed(e.getClass().getSimpleName()); // its message may name someone
    }
  }

  /** Settles the letters of one claim. */
  private final class Round {

    private final Instant end;
    private Optional<String> peerDown = Optional.empty();
    private Duration rest = Duration.ZERO;
    private int delivered;
    private int repeated;
    private int failed;
    private int dead;

    private Round(Instant end) {
      this.end = end;
    }

    private boolean hasEnded() {
      return peerDown.isPresent() || !rest.isZero();
    }

    private boolean isLate(Instant now) {
      return !now.isBefore(end);
    }

    private void settle(Letter letter, Outcome outcome) {
      if (outcome instanceof Outcome.Failed failure) {
        rest = failure.rest();
        fail(letter, shortened(failure.problem()));
      } else if (outcome instanceof Outcome.Refused refusal) {
        bury(letter, shortened(refusal.problem()));
      } else if (outcome instanceof Outcome.PeerDown down) {
        String problem = shortened(down.problem());
        peerDown = Optional.of(problem);
        rest = down.rest();
        letters.postpone(letter, clock.instant(), letter.attempts() - 1, problem);
      } else {
        letters.delivered(letter);
        delivered++;
        repeated += letter.attempts() > 1 ? 1 : 0;
      }
    }

    private void fail(Letter letter, String what) {
      if (letter.attempts() >= MOST_ATTEMPTS) {
        bury(letter, what);
      } else {
        letters.postpone(letter, clock.instant().plus(pause(letter)), letter.attempts(), what);
        failed++;
      }
    }

    private void bury(Letter letter, String what) {
      letters.bury(letter, what, clock.instant());
      dead++;
    }
  }

  private static String shortened(String problem) {
    return problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM);
  }

  /** Doubles with each attempt, less up to half of it, which the letter's ID decides. */
  static Duration pause(Letter letter) {
    int doublings = Math.min(letter.attempts() - 1, MOST_ATTEMPTS);
    long longest = Math.min(FIRST_PAUSE.toMillis() << doublings, LONGEST_PAUSE.toMillis());
    long chance = Integer.toUnsignedLong(31 * letter.id().hashCode() + letter.attempts());
    return Duration.ofMillis(longest - chance % (longest / 2));
  }
}
