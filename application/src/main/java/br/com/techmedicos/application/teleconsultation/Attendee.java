package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import java.util.Objects;

/** A party in a meeting, with its connection. */
public record Attendee(
    AppointmentId appointment, Participant participant, ConnectionId connection) {

  public Attendee {
    Objects.requireNonNull(appointment);
    Objects.requireNonNull(participant);
    Objects.requireNonNull(connection);
  }
}
