package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.UUID;

/**
 * A doctor published an agenda.
 *
 * @param doctor whose agenda it is
 */
public record AgendaPublished(DoctorId doctor, Instant occurredAt) implements SchedulingEvent {

  @Override
  public UUID aggregateId() {
    return doctor.value();
  }
}
