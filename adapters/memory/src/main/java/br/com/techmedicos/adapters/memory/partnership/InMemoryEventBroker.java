package br.com.techmedicos.adapters.memory.partnership;

import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.partnership.EventBroker;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker that keeps the IDs of what was published. */
public final class InMemoryEventBroker implements EventBroker {

  private final List<UUID> published = new CopyOnWriteArrayList<>();

  @Override
  public Outcome publish(UUID id, String type, UUID aggregateId, Instant occurredAt) {
    published.add(id);
    return Outcome.delivered();
  }

  /** {@return the IDs of all that was published} */
  public List<UUID> published() {
    return published;
  }
}
