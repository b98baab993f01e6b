package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.adapters.contracts.shared.UnitOfWorkContract;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.UnitOfWork;

@OnEachDatabase
class JdbcUnitOfWorkTest extends UnitOfWorkContract {

  private final TestDatabase database;

  JdbcUnitOfWorkTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }

  @Override
  protected IdempotencyRecords records() {
    return database.bean(IdempotencyRecords.class);
  }
}
