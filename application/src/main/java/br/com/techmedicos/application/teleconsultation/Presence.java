package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Party;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is in a meeting. Both seats are stored together, so that of two who enter at the same time
 * the second always sees the first.
 *
 * @param doctor the doctor's seat, if present
 * @param patient the patient's seat, if present
 * @param version how often it was written; 0 before anyone has entered
 */
public record Presence(
    AppointmentId appointment, Optional<Seat> doctor, Optional<Seat> patient, long version) {

  public Presence {
    Objects.requireNonNull(appointment);
    Objects.requireNonNull(doctor);
    Objects.requireNonNull(patient);
  }

  /** A meeting that nobody has entered yet. */
  public static Presence nobody(AppointmentId appointment) {
    return new Presence(appointment, Optional.empty(), Optional.empty(), 0);
  }

  /**
   * A party's seat.
   *
   * @param party which of the two
   */
  public Optional<Seat> seatOf(Party party) {
    return party == Party.DOCTOR ? doctor : patient;
  }

  /**
   * The connection of a party, unless it is lost.
   *
   * @param party which of the two
   */
  public Optional<ConnectionId> connectionOf(Party party, Instant now) {
    return seatOf(party).filter(seat -> !seat.isLost(now)).map(Seat::connection);
  }

  /**
   * Whether this connection has the party's seat.
   *
   * @param party which of the two
   */
  public boolean isSeated(Party party, ConnectionId connection) {
    return seatOf(party).filter(seat -> seat.connection().equals(connection)).isPresent();
  }

  /**
   * Gives the party's seat to a connection, in place of an earlier one.
   *
   * @param party which of the two
   * @return the new presence
   */
  public Presence seated(Party party, ConnectionId connection, Instant now) {
    return with(party, Optional.of(new Seat(connection, now)));
  }

  /**
   * Frees a party's seat.
   *
   * @param party which of the two
   * @return the new presence
   */
  public Presence without(Party party) {
    return with(party, Optional.empty());
  }

  /**
   * Records that a party is still connected, and frees the other seat if its connection is lost.
   *
   * @param party which of the two
   * @return the new presence
   */
  public Presence seen(Party party, Instant now) {
    return new Presence(
        appointment,
        seenSeat(doctor, party == Party.DOCTOR, now),
        seenSeat(patient, party == Party.PATIENT, now),
        version + 1);
  }

  private static Optional<Seat> seenSeat(Optional<Seat> seat, boolean isThere, Instant now) {
    return isThere
        ? seat.map(own -> new Seat(own.connection(), now))
        : seat.filter(other -> !other.isLost(now));
  }

  private Presence with(Party party, Optional<Seat> seat) {
    return party == Party.DOCTOR
        ? new Presence(appointment, seat, patient, version + 1)
        : new Presence(appointment, doctor, seat, version + 1);
  }
}
