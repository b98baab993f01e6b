package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.OutboxContract;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCancelled;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class JdbcOutboxTest extends OutboxContract {

  private final TestDatabase database;

  JdbcOutboxTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected Outbox outbox() {
    return database.bean(Outbox.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }

  @Override
  protected DomainEvent event(UUID aggregateId, Instant occurredAt) {
    return new AppointmentCancelled(new AppointmentId(aggregateId), Canceller.SERVICE, occurredAt);
  }

  @Override
  protected List<Waiting> waiting(UUID aggregateId) {
    return rows("CONCAT(type, ' ', occurred_at)", aggregateId).stream()
        .map(row -> row.split(" "))
        .map(
            row ->
                new Waiting(
                    row[0], aggregateId, InstantColumn.Converter.at(Long.parseLong(row[1]))))
        .toList();
  }

  @Test
  void an_event_is_kept_with_all_it_tells() {
    UUID appointment = UniqueData.id();
    outbox().append(event(appointment, Instant.parse("2026-11-24T12:00:00.123456Z")));

    assertThat(rows("payload", appointment))
        .containsExactly(
            "{\"appointment\":\"%s\",\"by\":\"SERVICE\",\"occurredAt\":\"2026-11-24T12:00:00.123456Z\"}"
                .formatted(appointment));
  }

  private List<String> rows(String column, UUID aggregateId) {
    return database.query(
        "SELECT %s FROM outbox WHERE delivered_at IS NULL AND aggregate_id = x'%s' ORDER BY id"
            .formatted(column, aggregateId.toString().replace("-", "")));
  }
}
