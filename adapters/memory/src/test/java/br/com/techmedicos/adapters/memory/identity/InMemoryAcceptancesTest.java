package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.AcceptancesContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryAcceptancesTest extends AcceptancesContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final Acceptances acceptances = new InMemoryAcceptances(unitOfWork);

  @Override
  protected Acceptances acceptances() {
    return acceptances;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
