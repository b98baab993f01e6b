package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stores events in the order in which they were appended. Embedding programs can read them. */
public final class InMemoryOutbox implements Outbox {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<Integer, DomainEvent> events;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  public InMemoryOutbox(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.events = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void append(DomainEvent event) {
    unitOfWork.atomically(
        () -> {
          events.put(events.all().size(), event);
          unitOfWork.afterwards(() -> watchers.forEach(Runnable::run));
          return event;
        });
  }

  @Override
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** Returns the events of all committed units of work, oldest first. */
  public List<DomainEvent> events() {
    return events.all();
  }
}
