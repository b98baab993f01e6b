package br.com.techmedicos.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a patient.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record PatientId(UUID value) {

  /**
   * Takes any UUID; the version is the concern of whoever makes ids.
   *
   * @param value the id
   */
  public PatientId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
