package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Relays a signal from one party's browser to the other's. A signal needs no addressee, because
 * there is only one other party.
 */
public final class RelaySignal {

  private final UnitOfWork unitOfWork;
  private final Presences presences;
  private final Signals signals;
  private final Clock clock;

  RelaySignal(UnitOfWork unitOfWork, Presences presences, Signals signals, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.presences = presences;
    this.signals = signals;
    this.clock = clock;
  }

  /** The signal. */
  public record Command(Attendee attendee, Signal signal) {}

  /**
   * Relays it.
   *
   * @return the other party's connection; empty if it is absent, and the signal dropped
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
