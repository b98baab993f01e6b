package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;

/**
 * Looks, every few seconds, whether someone may still be in a meeting, and says for the other's
 * instance that they are. If nothing is heard of the other's connection any more, its instance has
 * died, and it counts as lost.
 */
public final class ReviewPresence {

  private final UnitOfWork unitOfWork;
  private final MeetingDoor door;
  private final Presences presences;
  private final Signals signals;
  private final Clock clock;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param door decides who is let in
   * @param presences who is in which meeting
   * @param signals what connections are told
   * @param clock tells the present
   */
  ReviewPresence(
      UnitOfWork unitOfWork, MeetingDoor door, Presences presences, Signals signals, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.door = door;
    this.presences = presences;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Whose presence.
   *
   * @param attendee who is in a meeting
   */
  public record Command(Attendee attendee) {}

  /**
   * Reviews it.
   *
   * @param command whose
   * @return who is there then
   * @throws DomainException with what keeps them out by now, or with {@link
   *     SignallingViolation.SeatTaken}
   */
  public Presence handle(Command command) {
    Instant now = clock.instant();
    Attendee attendee = command.attendee();
    door.admit(attendee.appointment(), attendee.participant(), now);
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
