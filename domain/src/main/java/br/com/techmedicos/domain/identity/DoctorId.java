package br.com.techmedicos.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a doctor.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record DoctorId(UUID value) {

  public DoctorId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
