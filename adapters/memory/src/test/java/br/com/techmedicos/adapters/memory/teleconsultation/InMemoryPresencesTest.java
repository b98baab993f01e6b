package br.com.techmedicos.adapters.memory.teleconsultation;

import br.com.techmedicos.adapters.contracts.teleconsultation.PresencesContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.Presences;

class InMemoryPresencesTest extends PresencesContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryPresences presences = new InMemoryPresences(unitOfWork);

  @Override
  protected Presences presences() {
    return presences;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
