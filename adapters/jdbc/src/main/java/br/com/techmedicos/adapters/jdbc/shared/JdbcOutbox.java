package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.adapters.shared.EventFacts;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.shared.DomainEvent;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stores events in a table, with their components as JSON. */
@Singleton // it has watchers
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcOutbox implements Outbox, GenericRepository<JdbcOutbox.EventRow, UUID> {

  private final Json json;
  private final IdGenerator ids;
  private final JdbcUnitOfWork unitOfWork;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  JdbcOutbox(Json json, IdGenerator ids, JdbcUnitOfWork unitOfWork) {
    this.json = json;
    this.unitOfWork = unitOfWork;
    this.ids = ids;
  }

  @MappedEntity("outbox")
  record EventRow(
      @Id @UuidColumn UUID id,
      String type,
      @UuidColumn UUID aggregateId,
      @InstantColumn Instant occurredAt,
      String payload) {}

  @Override
  public void append(DomainEvent event) {
    save(
        new EventRow(
            ids.next(),
            event.getClass().getSimpleName(),
            event.aggregateId(),
            event.occurredAt(),
            json.write(EventFacts.of(event))));
    unitOfWork.afterwards(() -> watchers.forEach(Runnable::run));
  }

  @Override
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  abstract void save(EventRow row);
}
