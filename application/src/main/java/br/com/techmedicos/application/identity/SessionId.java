package br.com.techmedicos.application.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a session.
 *
 * @param value a UUIDv7 (RFC 9562)
 */
public record SessionId(UUID value) {

  public SessionId {
    Objects.requireNonNull(value);
  }
}
