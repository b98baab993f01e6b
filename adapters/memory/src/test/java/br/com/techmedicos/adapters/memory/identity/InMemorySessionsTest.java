package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.SessionsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemorySessionsTest extends SessionsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemorySessions sessions = new InMemorySessions(unitOfWork);

  @Override
  protected Sessions sessions() {
    return sessions;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
