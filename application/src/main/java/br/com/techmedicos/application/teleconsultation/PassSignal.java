package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Passes on what one party's browser says to the other's. There is nobody else it could be for: a
 * signal names no addressee.
 */
public final class PassSignal {

  private final UnitOfWork unitOfWork;
  private final Presences presences;
  private final Signals signals;
  private final Clock clock;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param presences who is in which meeting
   * @param signals what connections are told
   * @param clock tells the present
   */
  PassSignal(UnitOfWork unitOfWork, Presences presences, Signals signals, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.presences = presences;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Who says what.
   *
   * @param attendee who says it
   * @param signal what is said
   */
  public record Command(Attendee attendee, Signal signal) {}

  /**
   * Passes it on.
   *
   * @param command who says what
   * @return the connection it is for; nothing if the other is not there, and the signal gone
   * @throws DomainException with {@link SignallingViolation.SeatTaken} if the sender has lost the
   *     seat
   */
  public Optional<ConnectionId> handle(Command command) {
    Instant now = clock.instant();
    Attendee attendee = command.attendee();
    Party party = attendee.participant().party();
    return unitOfWork.execute(
        () -> {
          Presence presence = presences.of(attendee.appointment());
          if (!presence.isSeated(party, attendee.connection())) {
            throw new DomainException(new SignallingViolation.SeatTaken());
          }
          Optional<ConnectionId> peer = presence.connectionOf(party.other(), now);
          peer.ifPresent(addressee -> signals.add(addressee, command.signal(), now));
          return peer;
        });
  }
}
