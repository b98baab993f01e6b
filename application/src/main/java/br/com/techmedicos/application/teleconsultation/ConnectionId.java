package br.com.techmedicos.application.teleconsultation;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one connection of a browser to an instance of the service.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record ConnectionId(UUID value) {

  public ConnectionId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
