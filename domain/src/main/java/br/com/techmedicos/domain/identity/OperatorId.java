package br.com.techmedicos.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an operator of the service.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record OperatorId(UUID value) {

  public OperatorId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
