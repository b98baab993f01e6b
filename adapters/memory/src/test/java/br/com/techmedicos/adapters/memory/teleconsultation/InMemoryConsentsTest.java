package br.com.techmedicos.adapters.memory.teleconsultation;

import br.com.techmedicos.adapters.contracts.teleconsultation.ConsentsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.teleconsultation.Consents;

class InMemoryConsentsTest extends ConsentsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryConsents consents = new InMemoryConsents(unitOfWork);

  @Override
  protected Consents consents() {
    return consents;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
