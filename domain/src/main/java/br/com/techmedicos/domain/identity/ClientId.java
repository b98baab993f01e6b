package br.com.techmedicos.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a partner's program.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record ClientId(UUID value) {

  public ClientId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
