package br.com.techmedicos.adapters.memory.oversight;

import br.com.techmedicos.adapters.contracts.oversight.OperatorActsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.oversight.OperatorActs;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryOperatorActsTest extends OperatorActsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryOperatorActs acts = new InMemoryOperatorActs(unitOfWork);

  @Override
  protected OperatorActs acts() {
    return acts;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
