package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.adapters.contracts.shared.IdempotencyRecordsContract;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.UnitOfWork;

@OnEachDatabase
class JdbcIdempotencyRecordsTest extends IdempotencyRecordsContract {

  private final TestDatabase database;

  JdbcIdempotencyRecordsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected IdempotencyRecords records() {
    return database.bean(IdempotencyRecords.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
