package br.com.techmedicos.adapters.memory.oversight;

import br.com.techmedicos.adapters.contracts.oversight.OperatorRequestsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.oversight.OperatorRequests;

class InMemoryOperatorRequestsTest extends OperatorRequestsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final OperatorRequests requests = new InMemoryOperatorRequests(unitOfWork);

  @Override
  protected OperatorRequests requests() {
    return requests;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
