package br.com.techmedicos.adapters.memory.delivery;

import br.com.techmedicos.adapters.contracts.delivery.LettersContract;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
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

class InMemoryLettersTest extends LettersContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryOutbox outbox = new InMemoryOutbox(unitOfWork);
  private final InMemoryLetters letters = new InMemoryLetters(unitOfWork, outbox, UniqueData::id);

  @Override
  protected Letters letters() {
    return letters;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
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
