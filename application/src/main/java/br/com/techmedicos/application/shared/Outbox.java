package br.com.techmedicos.application.shared;

import br.com.techmedicos.domain.shared.DomainEvent;

/**
 * Stores events until they are delivered, in the same unit of work as the change that caused them.
 */
public interface Outbox {

  /** Stores an event, which is delivered after the unit of work commits. */
  void append(DomainEvent event);
}
