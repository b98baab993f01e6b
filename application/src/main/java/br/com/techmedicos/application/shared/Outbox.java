package br.com.techmedicos.application.shared;

import br.com.techmedicos.domain.shared.DomainEvent;

/**
 * Stores events until they are delivered, in the same unit of work as the change that caused them.
 */
public interface Outbox {

  /** Stores an event, which is delivered after the unit of work commits. */
  void append(DomainEvent event);

  /**
   * Adds a watcher of this instance's events.
   *
   * @param watcher is run when a unit of work that appended an event has ended, before whoever
   *     asked for it is answered; must be quick and must not fail
   */
  void watch(Runnable watcher);
}
