package br.com.techmedicos.adapters.memory.teleconsultation;

import br.com.techmedicos.adapters.contracts.teleconsultation.SignalsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.Signals;

class InMemorySignalsTest extends SignalsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemorySignals signals = new InMemorySignals(unitOfWork);

  @Override
  protected Signals signals() {
    return signals;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
