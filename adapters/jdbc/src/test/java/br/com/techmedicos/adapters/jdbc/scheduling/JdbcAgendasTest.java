package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.AgendasContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Agendas;

@OnEachDatabase
class JdbcAgendasTest extends AgendasContract {

  private final TestDatabase database;

  JdbcAgendasTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected Agendas agendas() {
    return database.bean(Agendas.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
