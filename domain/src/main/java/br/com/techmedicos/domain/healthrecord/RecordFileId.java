package br.com.techmedicos.domain.healthrecord;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a file of a record.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record RecordFileId(UUID value) {

  /** Accepts any UUID; its creator chooses the version. */
  public RecordFileId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
