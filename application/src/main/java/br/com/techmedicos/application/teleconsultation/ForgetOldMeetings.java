package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes expired tickets, undelivered signals and the presence of empty meetings. To be called by
 * a background job. Consents are kept.
 */
public final class ForgetOldMeetings {

  /** Much longer than a live connection goes without being seen. */
  private static final Duration REMEMBERED = Duration.ofMinutes(2);

  private final UnitOfWork unitOfWork;
  private final JoinTickets tickets;
  private final Presences presences;
  private final Signals signals;
  private final Clock clock;

  ForgetOldMeetings(
      UnitOfWork unitOfWork,
      JoinTickets tickets,
      Presences presences,
      Signals signals,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.tickets = tickets;
    this.presences = presences;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * How much to delete at once.
   *
   * @param limit the maximum of each
   */
  public record Command(int limit) {}

  /**
   * Deletes a batch.
   *
   * @param command how much to delete at once
   * @return how many tickets, signals and presences were deleted
   */
  public int handle(Command command) {
    Instant now = clock.instant();
    Instant before = now.minus(REMEMBERED);
    int limit = command.limit();
    return unitOfWork.execute(() -> tickets.forgetExpired(now, limit))
        + unitOfWork.execute(() -> signals.forget(before, limit))
        + unitOfWork.execute(() -> presences.forget(before, limit));
  }
}
