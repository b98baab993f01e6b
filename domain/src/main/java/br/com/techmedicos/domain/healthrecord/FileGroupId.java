package br.com.techmedicos.domain.healthrecord;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a group of files.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record FileGroupId(UUID value) {

  /** Accepts any UUID; its creator chooses the version. */
  public FileGroupId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
