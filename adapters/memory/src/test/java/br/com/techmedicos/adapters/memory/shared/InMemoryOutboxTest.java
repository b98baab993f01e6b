package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.adapters.contracts.shared.OutboxContract;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.AgendaPublished;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class InMemoryOutboxTest extends OutboxContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryOutbox outbox = new InMemoryOutbox(unitOfWork);

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected DomainEvent event(UUID aggregateId, Instant occurredAt) {
    return new AgendaPublished(new DoctorId(aggregateId), occurredAt);
  }

  @Override
  protected List<Waiting> waiting(UUID aggregateId) {
    return outbox.events().stream()
        .filter(event -> event.aggregateId().equals(aggregateId))
        .map(
            event ->
                new Waiting(
                    event.getClass().getSimpleName(), event.aggregateId(), event.occurredAt()))
        .toList();
  }
}
