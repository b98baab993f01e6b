package br.com.techmedicos.domain.healthrecord;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a sharing grant.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record GrantId(UUID value) {

  /** Takes any UUID; the version is the concern of whoever makes ids. */
  public GrantId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
