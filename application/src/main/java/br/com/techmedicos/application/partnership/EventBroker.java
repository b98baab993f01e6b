package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.delivery.Outcome;
import java.time.Instant;
import java.util.UUID;

/** A message broker, through which other services of ours learn of events. */
public interface EventBroker {

  /**
   * Publishes an event, and waits until it is safe with the broker.
   *
   * @param id of the event; the same however often it is published
   * @param type what happened
   * @param aggregateId what it happened to
   * @return what became of it, within {@code DeliverLetters.LONGEST_TELLING}
   */
  Outcome publish(UUID id, String type, UUID aggregateId, Instant occurredAt);
}
