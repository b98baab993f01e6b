package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.AgendasContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Agendas;

class InMemoryAgendasTest extends AgendasContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final Agendas agendas = new InMemoryAgendas(unitOfWork);

  @Override
  protected Agendas agendas() {
    return agendas;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
