package br.com.techmedicos.domain.oversight;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies what an operator asked for.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record OperatorRequestId(UUID value) {

  public OperatorRequestId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
