package br.com.techmedicos.domain.shared;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to one aggregate, named in the past tense. Events carry only IDs and
 * instants, never health data, names or addresses, so that they can be sent to other systems.
 */
public interface DomainEvent {

  /** {@return the ID of the aggregate} */
  UUID aggregateId();

  /** {@return when it happened} */
  Instant occurredAt();
}
