package br.com.techmedicos.adapters.shared;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it is told to other systems: in JSON, with IDs and types only.
 *
 * @param id of the event; the same however often it is told
 * @param type what happened
 * @param aggregateId what it happened to
 */
public record EventMessage(UUID id, String type, UUID aggregateId, Instant occurredAt) {

  /** The media type of {@link #json}. */
  public static final String MEDIA_TYPE = "application/json";

  /** {@return the JSON; a type is the name of a class, so nothing in it needs an escape} */
  public String json() {
    return "{\"id\":\"%s\",\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"id\":\"%s\"}}"
        .formatted(id, type, occurredAt, aggregateId);
  }
}
