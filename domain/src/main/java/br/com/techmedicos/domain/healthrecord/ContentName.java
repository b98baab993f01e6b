package br.com.techmedicos.domain.healthrecord;

import java.util.Objects;
import java.util.UUID;

/**
 * What a store knows the encrypted content of a file by. Random, so that it tells nothing of the
 * file, its patient or its age.
 *
 * @param value random (UUIDv4)
 */
public record ContentName(UUID value) {

  /** Takes any UUID; that it is random is the concern of whoever makes it. */
  public ContentName {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
