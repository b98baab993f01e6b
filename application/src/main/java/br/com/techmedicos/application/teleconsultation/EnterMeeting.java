package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Redeems a ticket and gives the party's seat to the connection. An earlier connection of the party
 * loses the seat, and the other party is notified.
 */
public final class EnterMeeting {

  private final UnitOfWork unitOfWork;
  private final MeetingAdmission admission;
  private final JoinTickets tickets;
  private final Presences presences;
  private final Signals signals;
  private final Clock clock;

  EnterMeeting(
      UnitOfWork unitOfWork,
      MeetingAdmission admission,
      JoinTickets tickets,
      Presences presences,
      Signals signals,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.admission = admission;
    this.tickets = tickets;
    this.presences = presences;
    this.signals = signals;
    this.clock = clock;
  }

  /** The ticket of a connection. */
  public record Command(SecretToken ticket, ConnectionId connection) {}

  /**
   * The seat of a connection.
   *
   * @param slot the slot of the consultation
   * @param peer the other party's connection, if present
   * @param replaced the connection that lost the seat, if there was one
   * @param now the present, since the caller's clock may be wrong
   */
  public record Entered(
      Attendee attendee,
      Slot slot,
      Optional<ConnectionId> peer,
      Optional<ConnectionId> replaced,
      Instant now) {}

  /**
   * Enters.
   *
   * @param command the ticket, which is used up even if its owner may not enter any more
   * @return the seat
   * @throws DomainException with {@link SignallingViolation.TicketRefused}, or with the reason why
   *     the party may not enter
   */
  public Entered handle(Command command) {
    Instant now = clock.instant();
    JoinTicket ticket =
        unitOfWork
            .execute(() -> tickets.redeem(command.ticket().digest()))
            .filter(found -> found.isGood(now))
            .orElseThrow(() -> new DomainException(new SignallingViolation.TicketRefused()));
    Slot slot =
        admission.admit(ticket.appointment(), ticket.participant(), ticket.origin(), now).slot();
    Attendee attendee =
        new Attendee(
            ticket.appointment(), ticket.participant(), ticket.origin(), command.connection());
    return unitOfWork.execute(() -> sit(attendee, slot, now));
  }

  private Entered sit(Attendee attendee, Slot slot, Instant now) {
    Party party = attendee.participant().party();
    Presence before = presences.of(attendee.appointment());
    presences.save(before.seated(party, attendee.connection(), now));
    Optional<ConnectionId> replaced = before.seatOf(party).map(Seat::connection);
    Optional<ConnectionId> peer = before.connectionOf(party.other(), now);
    replaced.ifPresent(old -> signals.add(old, Signal.of(Signal.Kind.REPLACED), now));
    peer.ifPresent(other -> signals.add(other, Signal.of(Signal.Kind.PEER_JOINED), now));
    return new Entered(attendee, slot, peer, replaced, now);
  }
}
