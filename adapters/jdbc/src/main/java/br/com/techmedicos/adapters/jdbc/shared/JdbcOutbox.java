package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.shared.DomainEvent;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Stores events in a table, with their components as JSON. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcOutbox implements Outbox, GenericRepository<JdbcOutbox.EventRow, UUID> {

  private final Json json;
  private final IdGenerator ids;

  JdbcOutbox(Json json, IdGenerator ids) {
    this.json = json;
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
            json.write(payload(event))));
  }

  abstract void save(EventRow row);

  /**
   * Returns the components of an event as text. Events are records of IDs, constants and instants,
   * whose text is sufficient.
   */
  private static Map<String, String> payload(DomainEvent event) {
    Map<String, String> payload = new LinkedHashMap<>();
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      try {
        payload.put(component.getName(), String.valueOf(component.getAccessor().invoke(event)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("cannot read an event: " + event.getClass(), e);
      }
    }
    return payload;
  }
}
