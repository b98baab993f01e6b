package br.com.techmedicos.adapters.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Until when somebody awaits the outcome of a call. Whoever takes the call in opens it and binds it
 * to the threads that work on the call; whatever may take long there asks it before it begins.
 *
 * <p>Nothing is interrupted: work stops where it asks next.
 */
public final class CallDeadline {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final ThreadLocal<@Nullable CallDeadline> OF_THREAD = new ThreadLocal<>();
  private static final ThreadLocal<Boolean> REGARDLESS = ThreadLocal.withInitial(() -> false);

  private final Instant end;
  private final Clock clock;
  private final BooleanSupplier awaited;
  private volatile boolean passed;

  private CallDeadline(Instant end, Clock clock, BooleanSupplier awaited) {
    this.end = end;
    this.clock = clock;
    this.awaited = awaited;
  }

  /** Thrown where work should not go on: its call was answered without it, or nobody waits. */
  public static final class Passed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For work that stopped before it began what would have come next. */
    public Passed() {
      super("the time of the call is up");
    }

    /**
     * For work that was cut short.
     *
     * @param cause what it said
     */
    public Passed(Throwable cause) {
      super("the time of the call is up", cause);
    }
  }

  /**
   * A deadline that begins now.
   *
   * @param limit how long the call may take
   * @param clock tells how much of it is left
   * @param awaited whether somebody still waits; for a write always true, since a write that began
   *     is finished
   */
  public static CallDeadline within(Duration limit, Clock clock, BooleanSupplier awaited) {
    return new CallDeadline(clock.instant().plus(limit), clock, awaited);
  }

  /** The deadline of the call that this thread works on, if it works on one that has any. */
  public static Optional<CallDeadline> current() {
    return REGARDLESS.get() ? Optional.empty() : Optional.ofNullable(OF_THREAD.get());
  }

  /**
   * Binds a deadline to this thread.
   *
   * @param deadline of the call that the thread works on from now on, or null for none
   * @return what was bound before, to be bound again afterwards
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
   * Does what has to be done even when the time is up, such as undoing, without any deadline;
   * whatever is bound to the thread meanwhile, as a transaction does that goes on in the context of
   * the call.
   *
   * @param work of a moment
   */
  public static void regardless(Runnable work) {
    boolean before = REGARDLESS.get();
    REGARDLESS.set(true);
    try {
      work.run();
    } finally {
      REGARDLESS.set(before);
    }
  }

  /** Says that the call has been answered: from now on, work on it stops. */
  public void pass() {
    passed = true;
  }

  /**
   * Tells how long work may still take.
   *
   * @return a second at least, since it is a deadline that ends work, not a clock that was set
   * @throws Passed if there is no use in going on
   */
  public Duration remaining() {
    if (passed || !awaited.getAsBoolean()) {
      throw new Passed();
    }
    Duration left = Duration.between(clock.instant(), end);
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }
}
