package br.com.techmedicos.domain.shared;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to one aggregate, named in the past tense. Events carry ids and instants
 * only, never a health datum, a name or an address, so that they may travel.
 */
public interface DomainEvent {

  /** {@return the aggregate it happened to} */
  UUID aggregateId();

  /** {@return when it happened} */
  Instant occurredAt();
}
