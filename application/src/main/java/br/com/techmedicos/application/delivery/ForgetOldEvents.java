package br.com.techmedicos.application.delivery;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Removes events that everyone has, some time after, and letters that nobody resends. */
public final class ForgetOldEvents {

  /** How long an event stays after its letters were written. */
  public static final Duration EVENTS = Duration.ofDays(7);

  /** How long a dead letter stays. */
  public static final Duration DEAD_LETTERS = Duration.ofDays(90);

  private final UnitOfWork unitOfWork;
  private final Letters letters;
  private final Clock clock;

  ForgetOldEvents(UnitOfWork unitOfWork, Letters letters, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Limits a run.
   *
   * @param limit the most of each
   */
  public record Command(int limit) {}

  /** {@return how many events were removed} */
  public int handle(Command command) {
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          return letters.forget(now.minus(DEAD_LETTERS), now.minus(EVENTS), command.limit());
        });
  }
}
