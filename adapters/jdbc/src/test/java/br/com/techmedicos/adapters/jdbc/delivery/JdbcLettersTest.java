package br.com.techmedicos.adapters.jdbc.delivery;

import br.com.techmedicos.adapters.contracts.delivery.LettersContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.delivery.Letters;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentAccepted;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCancelled;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRequested;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

@OnEachDatabase
class JdbcLettersTest extends LettersContract {

  private final TestDatabase database;

  JdbcLettersTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected Letters letters() {
    return database.bean(Letters.class);
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
  protected DomainEvent begun(UUID aggregate, Instant occurredAt) {
    return new AppointmentRequested(new AppointmentId(aggregate), occurredAt);
  }

  @Override
  protected DomainEvent continued(UUID aggregate, Instant occurredAt) {
    return new AppointmentAccepted(new AppointmentId(aggregate), occurredAt);
  }

  @Override
  protected DomainEvent ended(UUID aggregate, Instant occurredAt) {
    return new AppointmentCancelled(new AppointmentId(aggregate), Canceller.PATIENT, occurredAt);
  }
}
