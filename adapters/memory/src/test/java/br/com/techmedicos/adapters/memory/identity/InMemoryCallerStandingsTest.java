package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.CallerStandingsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;

class InMemoryCallerStandingsTest extends CallerStandingsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryAccounts accounts = new InMemoryAccounts(unitOfWork);
  private final InMemorySessions sessions = new InMemorySessions(unitOfWork);

  @Override
  protected CallerStandings standings() {
    return new InMemoryCallerStandings(accounts, sessions::isVoid);
  }

  @Override
  protected Accounts accounts() {
    return accounts;
  }

  @Override
  protected Sessions sessions() {
    return sessions;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
