package br.com.techmedicos.domain.healthrecord;

import java.util.Objects;
import java.util.UUID;

/**
 * The name of an encrypted content in the store. It is random, so that it reveals nothing about the
 * file, its patient or its age.
 *
 * @param value random (UUIDv4)
 */
public record ContentName(UUID value) {

  /** Accepts any UUID; its creator ensures that it is random. */
  public ContentName {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
