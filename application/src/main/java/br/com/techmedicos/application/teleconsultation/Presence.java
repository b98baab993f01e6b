package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Party;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is in a meeting now. Both seats are one thing to the store, so that of two who come in at the
 * same time the second always sees the first.
 *
 * @param appointment which appointment
 * @param doctor the doctor's seat, if they are there
 * @param patient the patient's seat, if they are there
 * @param version how often it was written; nobody has ever come at 0
 */
public record Presence(
    AppointmentId appointment, Optional<Seat> doctor, Optional<Seat> patient, long version) {

  /**
   * Takes a presence as a store kept it.
   *
   * @param appointment which appointment
   * @param doctor the doctor's seat, if they are there
   * @param patient the patient's seat, if they are there
   * @param version how often it was written
   */
  public Presence {
    Objects.requireNonNull(appointment);
    Objects.requireNonNull(doctor);
    Objects.requireNonNull(patient);
  }

  /**
   * A meeting that nobody has come to yet.
   *
   * @param appointment which appointment
   */
  public static Presence nobody(AppointmentId appointment) {
    return new Presence(appointment, Optional.empty(), Optional.empty(), 0);
  }

  /**
   * Where a party sits.
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
   * @param now the present
   */
  public Optional<ConnectionId> connectionOf(Party party, Instant now) {
    return seatOf(party).filter(seat -> !seat.isLost(now)).map(Seat::connection);
  }

  /**
   * Whether a party sits by this connection, and no other.
   *
   * @param party which of the two
   * @param connection the connection
   */
  public boolean isSeated(Party party, ConnectionId connection) {
    return seatOf(party).filter(seat -> seat.connection().equals(connection)).isPresent();
  }

  /**
   * A party sits down, in place of an earlier connection of theirs.
   *
   * @param party which of the two
   * @param connection by which connection
   * @param now the present
   * @return who is there then
   */
  public Presence seated(Party party, ConnectionId connection, Instant now) {
    return with(party, Optional.of(new Seat(connection, now)));
  }

  /**
   * A party's seat is empty again.
   *
   * @param party which of the two
   * @return who is there then
   */
  public Presence without(Party party) {
    return with(party, Optional.empty());
  }

  /**
   * A party is still there; the other's seat is empty if its connection is lost.
   *
   * @param party which of the two
   * @param now the present
   * @return who is there then
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
