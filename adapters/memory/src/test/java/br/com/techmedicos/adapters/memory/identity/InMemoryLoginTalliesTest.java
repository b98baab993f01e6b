package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.LoginTalliesContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.LoginTallies;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryLoginTalliesTest extends LoginTalliesContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryLoginTallies tallies = new InMemoryLoginTallies(unitOfWork);

  @Override
  protected LoginTallies tallies() {
    return tallies;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
