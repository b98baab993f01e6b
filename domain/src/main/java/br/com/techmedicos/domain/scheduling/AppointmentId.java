package br.com.techmedicos.domain.scheduling;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an appointment.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record AppointmentId(UUID value) {

  public AppointmentId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
