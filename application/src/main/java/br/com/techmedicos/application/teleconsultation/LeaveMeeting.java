package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Party;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A connection gives up its seat, because someone leaves or because it broke. */
public final class LeaveMeeting {

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
  LeaveMeeting(UnitOfWork unitOfWork, Presences presences, Signals signals, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.presences = presences;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Who goes, and how.
   *
   * @param attendee who goes
   * @param onPurpose whether they said so, or their connection broke
   */
  public record Command(Attendee attendee, boolean onPurpose) {}

  /**
   * Leaves. Whoever has lost the seat leaves nothing behind.
   *
   * @param command who goes, and how
   * @return the other's connection, which is told, if they are there
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
