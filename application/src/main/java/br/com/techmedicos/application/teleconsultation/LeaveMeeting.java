package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Party;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Frees the seat of a connection, because someone leaves or the connection broke. */
public final class LeaveMeeting {

  private final UnitOfWork unitOfWork;
  private final Presences presences;
  private final Signals signals;
  private final Clock clock;

  LeaveMeeting(UnitOfWork unitOfWork, Presences presences, Signals signals, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.presences = presences;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Who leaves, and how.
   *
   * @param onPurpose false if the connection broke
   */
  public record Command(Attendee attendee, boolean onPurpose) {}

  /**
   * Leaves; nothing happens if the connection has lost its seat before.
   *
   * @param command who leaves, and how
   * @return the other party's connection, which is notified, if present
   */
  public Optional<ConnectionId> handle(Command command) {
    Instant now = clock.instant();
    Attendee attendee = command.attendee();
    Party party = attendee.participant().party();
    Signal.Kind said = command.onPurpose() ? Signal.Kind.PEER_LEFT : Signal.Kind.PEER_LOST;
    return unitOfWork.execute(
        () -> {
          Presence before = presences.of(attendee.appointment());
          if (!before.isSeated(party, attendee.connection())) {
            return Optional.empty();
          }
          presences.save(before.without(party));
          Optional<ConnectionId> peer = before.connectionOf(party.other(), now);
          peer.ifPresent(other -> signals.add(other, Signal.of(said), now));
          return peer;
        });
  }
}
