package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.OffersContract;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.scheduling.Offers;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.scheduling.Agendas;

class InMemoryOffersTest extends OffersContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
  private final InMemoryAgendas agendas = new InMemoryAgendas(unitOfWork);
  private final InMemoryAvailabilityIndex availability = new InMemoryAvailabilityIndex(unitOfWork);

  @Override
  protected Offers offers() {
    return new InMemoryOffers(doctors, agendas, availability);
  }

  @Override
  protected Doctors doctors() {
    return doctors;
  }

  @Override
  protected Agendas agendas() {
    return agendas;
  }

  @Override
  protected AvailabilityIndex availability() {
    return availability;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
