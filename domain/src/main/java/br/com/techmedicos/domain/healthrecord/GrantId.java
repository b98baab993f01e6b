package br.com.techmedicos.domain.healthrecord;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a sharing grant.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record GrantId(UUID value) {

  /** Accepts any UUID; its creator chooses the version. */
  public GrantId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
