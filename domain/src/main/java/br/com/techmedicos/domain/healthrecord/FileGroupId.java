package br.com.techmedicos.domain.healthrecord;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a group of files.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record FileGroupId(UUID value) {

  /** Takes any UUID; the version is the concern of whoever makes ids. */
  public FileGroupId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
