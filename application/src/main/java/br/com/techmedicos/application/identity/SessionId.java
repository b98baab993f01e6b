package br.com.techmedicos.application.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a session.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record SessionId(UUID value) {

  /**
   * Takes any UUID; the version is the concern of whoever makes ids.
   *
   * @param value the id
   */
  public SessionId {
    Objects.requireNonNull(value);
  }
}
