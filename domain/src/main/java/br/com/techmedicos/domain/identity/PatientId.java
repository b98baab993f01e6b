package br.com.techmedicos.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a patient.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record PatientId(UUID value) {

  public PatientId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
