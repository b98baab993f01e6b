package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets tickets that are over, signals that nobody took, and meetings that nobody is in. Belongs
 * in a background job. Consents are not forgotten.
 */
public final class ForgetOldMeetings {

  /** Living connections take their signals, and are seen, much more often. */
  private static final Duration REMEMBERED = Duration.ofMinutes(2);

  private final UnitOfWork unitOfWork;
  private final JoinTickets tickets;
  private final Presences presences;
  private final Signals signals;
  private final Clock clock;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param tickets all tickets
   * @param presences who is in which meeting
   * @param signals what connections are told
   * @param clock tells the present
   */
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
   * How much to do at once.
   *
   * @param limit the most of each to forget
   */
  public record Command(int limit) {}

  /**
   * Forgets a portion.
   *
   * @param command how much to do at once
   * @return how many tickets, signals and meetings were forgotten
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
