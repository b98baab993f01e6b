package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Fresh;
import br.com.techmedicos.adapters.contracts.shared.OutboxContract;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCancelled;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcOutboxTest {

  abstract static class OnDatabase extends OutboxContract {

    private final TestDatabase database;

    OnDatabase(TestDatabase database) {
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
      return new AppointmentCancelled(
          new AppointmentId(aggregateId), Canceller.SERVICE, occurredAt);
    }

    @Override
    protected List<Waiting> waiting(UUID aggregateId) {
      return database
          .bean(Sql.class)
          .list(
              "SELECT type, aggregate_id, occurred_at FROM outbox"
                  + " WHERE delivered_at IS NULL AND aggregate_id = ? ORDER BY id",
              row ->
                  new Waiting(row.text("type"), row.id("aggregate_id"), row.instant("occurred_at")),
              aggregateId);
    }

    @Test
    void an_event_is_kept_with_all_it_tells() {
      UUID appointment = Fresh.id();
      outbox().append(event(appointment, Instant.parse("2026-11-24T12:00:00.123456Z")));

      assertThat(
              database
                  .bean(Sql.class)
                  .find(
                      "SELECT payload FROM outbox WHERE aggregate_id = ?",
                      row -> row.text("payload"),
                      appointment))
          .contains(
              "{\"appointment\":\"%s\",\"by\":\"SERVICE\",\"occurredAt\":\"2026-11-24T12:00:00.123456Z\"}"
                  .formatted(appointment));
    }
  }

  @Nested
  class OnH2 extends OnDatabase {
    OnH2() {
      super(TestDatabase.H2);
    }
  }

  @Nested
  class OnMariaDb extends OnDatabase {
    OnMariaDb() {
      super(TestDatabase.MARIADB);
    }
  }

  @Nested
  class OnMariaDbByMySqlDriver extends OnDatabase {
    OnMariaDbByMySqlDriver() {
      super(TestDatabase.MARIADB_BY_MYSQL_DRIVER);
    }
  }
}
