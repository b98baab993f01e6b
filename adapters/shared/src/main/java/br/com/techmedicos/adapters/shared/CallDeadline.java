package br.com.techmedicos.adapters.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of a call. The adapter that receives the call creates it and binds it to the threads
 * that work on the call. Slow operations check it before they start.
 *
 * <p>Threads are not interrupted: work stops at its next check.
 */
public final class CallDeadline {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final ThreadLocal<@Nullable CallDeadline> OF_THREAD = new ThreadLocal<>();

  /** What counts instead of the deadline of the call, if anything does: another one, or none. */
  private static final ThreadLocal<@Nullable Optional<CallDeadline>> INSTEAD = new ThreadLocal<>();

  /** How long a job may take for what it does at once, many times what that takes. */
  private static final Duration OF_A_JOB = Duration.ofMinutes(1);

  /** As long as a call may take by default. */
  private static final Duration LIKE_A_CALL = Duration.ofSeconds(10);

  private final Instant end;
  private final Clock clock;
  private final BooleanSupplier awaited;
  private final boolean writes;
  private volatile boolean passed;

  private CallDeadline(Instant end, Clock clock, BooleanSupplier awaited, boolean writes) {
    this.end = end;
    this.clock = clock;
    this.awaited = awaited;
    this.writes = writes;
  }

  /** Thrown when work should stop, because the call was already answered or the client is gone. */
  public static final class Passed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For work that stopped at a check. */
    public Passed() {
      super("the time of the call is up");
    }

    /** For an operation that was aborted. */
    public Passed(Throwable cause) {
      super("the time of the call is up", cause);
    }
  }

  /**
   * Creates the deadline of a call that only reads. It starts now.
   *
   * @param limit how long the call may take
   * @param clock tells how much of it is left
   * @param awaited whether the client still waits; the work stops when it does not
   */
  public static CallDeadline within(Duration limit, Clock clock, BooleanSupplier awaited) {
    return new CallDeadline(clock.instant().plus(limit), clock, awaited, false);
  }

  /**
   * Creates the deadline of a call that writes. It starts now. A write that began is finished, even
   * if the client is gone.
   *
   * @param limit how long the call may take
   * @param clock tells how much of it is left
   * @param awaited whether the client still waits
   */
  public static CallDeadline ofWrite(Duration limit, Clock clock, BooleanSupplier awaited) {
    return new CallDeadline(clock.instant().plus(limit), clock, awaited, true);
  }

  /**
   * Creates the deadline of what a job does at once, so that it does not wait for a database that
   * stands still. It starts now.
   *
   * @param clock tells how much of it is left
   */
  public static CallDeadline ofJob(Clock clock) {
    return within(OF_A_JOB, clock, () -> true);
  }

  /**
   * Creates the deadline of work that is no call, but that others wait for. It starts now.
   *
   * @param clock tells how much of it is left
   */
  public static CallDeadline likeACall(Clock clock) {
    return within(LIKE_A_CALL, clock, () -> true);
  }

  /** Returns the deadline of the call that this thread works on, if there is one. */
  public static Optional<CallDeadline> current() {
    Optional<CallDeadline> instead = INSTEAD.get();
    return instead == null ? Optional.ofNullable(OF_THREAD.get()) : instead;
  }

  /**
   * Binds a deadline to this thread.
   *
   * @param deadline of the call that the thread works on from now on, or null for none
   * @return the deadline that was bound before, which the caller binds again afterwards
   */
  public static @Nullable CallDeadline bind(@Nullable CallDeadline deadline) {
    CallDeadline before = OF_THREAD.get();
    if (deadline == null) {
      OF_THREAD.remove();
    } else {
      OF_THREAD.set(deadline);
    }
    return before;
  }

  /**
   * Runs work with this deadline bound to the thread.
   *
   * @param work what it throws is thrown to the caller
   */
  public void during(Runnable work) {
    CallDeadline before = bind(this);
    try {
      work.run();
    } finally {
      bind(before);
    }
  }

  /**
   * Runs work that has to be done even if the deadline has passed or nobody waits any more, such as
   * compensation. The work of a call has ten seconds of its own. Also ignores deadlines that are
   * bound to the thread meanwhile, for example when a transaction restores the context of the call.
   */
  public static void regardless(Runnable work) {
    Optional<CallDeadline> before = INSTEAD.get();
    INSTEAD.set(current().map(call -> likeACall(call.clock)));
    try {
      work.run();
    } finally {
      INSTEAD.set(before);
    }
  }

  /** Marks the call as answered: work on it stops at the next check. */
  public void pass() {
    passed = true;
  }

  /**
   * Whether somebody waits for the answer. What has not begun may be given up otherwise, even of a
   * write.
   */
  public boolean isAwaited() {
    return !passed && awaited.getAsBoolean();
  }

  /**
   * Returns how long work may still take.
   *
   * @return the remaining time, at least one second: only {@link #pass} and the client end the
   *     work, not the clock alone
   * @throws Passed if the call was answered, or the client of a read is gone
   */
  public Duration remaining() {
    if (writes ? passed : !isAwaited()) {
      throw new Passed();
    }
    Duration left = Duration.between(clock.instant(), end);
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }
}
