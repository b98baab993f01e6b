package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.util.List;

/** Events in the order in which they were appended, for whoever embeds the use cases to look at. */
public final class InMemoryOutbox implements Outbox {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<Integer, DomainEvent> events;

  public InMemoryOutbox(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.events = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void append(DomainEvent event) {
    unitOfWork.atomically(
        () -> {
          events.put(events.all().size(), event);
          return event;
        });
  }

  /** The events of every unit of work that was kept, the oldest first. */
  public List<DomainEvent> events() {
    return events.all();
  }
}
