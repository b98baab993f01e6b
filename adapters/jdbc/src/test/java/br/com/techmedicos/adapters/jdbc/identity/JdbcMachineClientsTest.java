package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.contracts.identity.MachineClientsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.identity.MachineClients;
import br.com.techmedicos.application.shared.UnitOfWork;

@OnEachDatabase
class JdbcMachineClientsTest extends MachineClientsContract {

  private final TestDatabase database;

  JdbcMachineClientsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected MachineClients clients() {
    return database.bean(MachineClients.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
