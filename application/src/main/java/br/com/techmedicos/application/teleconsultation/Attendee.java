package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import java.util.Objects;

/**
 * A party in a meeting, by one of their connections.
 *
 * @param appointment which appointment
 * @param participant which of the two
 * @param connection by which connection
 */
public record Attendee(
    AppointmentId appointment, Participant participant, ConnectionId connection) {

  /**
   * Takes the three parts.
   *
   * @param appointment which appointment
   * @param participant which of the two
   * @param connection by which connection
   */
  public Attendee {
    Objects.requireNonNull(appointment);
    Objects.requireNonNull(participant);
    Objects.requireNonNull(connection);
  }
}
