package br.com.techmedicos.application.shared;

import br.com.techmedicos.domain.shared.DomainEvent;

/**
 * Keeps events with the change that caused them, in the same unit of work, until they are
 * delivered.
 */
public interface Outbox {

  /**
   * Keeps an event for delivery after the unit of work commits.
   *
   * @param event what happened
   */
  void append(DomainEvent event);
}
