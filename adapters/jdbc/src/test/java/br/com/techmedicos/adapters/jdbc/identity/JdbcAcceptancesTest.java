package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.contracts.identity.AcceptancesContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.application.shared.UnitOfWork;

@OnEachDatabase
class JdbcAcceptancesTest extends AcceptancesContract {

  private final TestDatabase database;

  JdbcAcceptancesTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected Acceptances acceptances() {
    return database.bean(Acceptances.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
