package br.com.techmedicos.application.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event, as subscribers are told it.
 *
 * @param id of the event; the same for all subscribers, and however often it is told
 * @param type the simple name of its class
 * @param aggregateId what it happened to
 * @param facts the components of the event as text, by name; IDs, constants and instants only
 */
public record Announcement(
    UUID id, String type, UUID aggregateId, Instant occurredAt, Map<String, String> facts) {

  public Announcement {
    facts = Map.copyOf(facts);
  }
}
