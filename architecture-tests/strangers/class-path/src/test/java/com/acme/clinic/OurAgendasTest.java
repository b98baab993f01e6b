package com.acme.clinic;

import br.com.techmedicos.adapters.contracts.scheduling.AgendasContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Agendas;

/** Our agendas keep what agendas promise. */
class OurAgendasTest extends AgendasContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final Agendas agendas = new OurAgendas(unitOfWork);

  @Override
  protected Agendas agendas() {
    return agendas;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
