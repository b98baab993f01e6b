package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;

/**
 * A heartbeat, sent every few seconds for each attendee: checks that they may still be in the
 * meeting and records that they are connected. If the other party's heartbeat is missing, its
 * instance has died and its connection counts as lost.
 */
public final class ReviewPresence {

  private final UnitOfWork unitOfWork;
  private final MeetingAdmission admission;
  private final Presences presences;
  private final Signals signals;
  private final Clock clock;

  ReviewPresence(
      UnitOfWork unitOfWork,
      MeetingAdmission admission,
      Presences presences,
      Signals signals,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.admission = admission;
    this.presences = presences;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * The attendee.
   *
   * @param attendee who is in a meeting
   */
  public record Command(Attendee attendee) {}

  /**
   * Checks and records it.
   *
   * @return the new presence
   * @throws DomainException with the reason why they may not stay, or with {@link
   *     SignallingViolation.SeatTaken}
   */
  public Presence handle(Command command) {
    Instant now = clock.instant();
    Attendee attendee = command.attendee();
    admission.admit(attendee.appointment(), attendee.participant(), attendee.origin(), now);
    return unitOfWork.execute(() -> seen(attendee, now));
  }

  private Presence seen(Attendee attendee, Instant now) {
    Party party = attendee.participant().party();
    Presence before = presences.of(attendee.appointment());
    if (!before.isSeated(party, attendee.connection())) {
      throw new DomainException(new SignallingViolation.SeatTaken());
    }
    Presence after = before.seen(party, now);
    presences.save(after);
    if (before.seatOf(party.other()).isPresent() && after.seatOf(party.other()).isEmpty()) {
      signals.add(attendee.connection(), Signal.of(Signal.Kind.PEER_LOST), now);
    }
    return after;
  }
}
