package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.shared.DomainEvent;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events in a table, as JSON of their components. */
@Singleton
public final class JdbcOutbox implements Outbox {

  private final Sql sql;
  private final Json json;
  private final IdGenerator ids;

  JdbcOutbox(Sql sql, Json json, IdGenerator ids) {
    this.sql = sql;
    this.json = json;
    this.ids = ids;
  }

  @Override
  public void append(DomainEvent event) {
    sql.update(
        "INSERT INTO outbox (id, type, aggregate_id, occurred_at, payload) VALUES (?, ?, ?, ?, ?)",
        ids.next(),
        event.getClass().getSimpleName(),
        event.aggregateId(),
        event.occurredAt(),
        json.write(payload(event)));
  }

  /** Events are records of ids, constants and instants, all of which are known by their text. */
  private static Map<String, String> payload(DomainEvent event) {
    Map<String, String> payload = new LinkedHashMap<>();
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      try {
        payload.put(component.getName(), String.valueOf(component.getAccessor().invoke(event)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("An event that cannot be read: " + event.getClass(), e);
      }
    }
    return payload;
  }
}
