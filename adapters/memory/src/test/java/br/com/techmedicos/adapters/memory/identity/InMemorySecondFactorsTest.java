package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.SecondFactorsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.SecondFactors;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemorySecondFactorsTest extends SecondFactorsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemorySecondFactors factors = new InMemorySecondFactors(unitOfWork);

  @Override
  protected SecondFactors factors() {
    return factors;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
