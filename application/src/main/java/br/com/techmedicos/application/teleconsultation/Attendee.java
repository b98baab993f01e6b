package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import java.util.Objects;

/**
 * A party in a meeting, with its connection.
 *
 * @param origin of the token with which they joined; the seat lasts no longer than its session
 */
public record Attendee(
    AppointmentId appointment,
    Participant participant,
    TokenOrigin origin,
    ConnectionId connection) {

  public Attendee {
    Objects.requireNonNull(appointment);
    Objects.requireNonNull(participant);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(connection);
  }
}
