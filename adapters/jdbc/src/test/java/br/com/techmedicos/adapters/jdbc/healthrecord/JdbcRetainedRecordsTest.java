package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.RetainedRecordsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.healthrecord.datasubject.RetainedRecords;
import br.com.techmedicos.application.shared.UnitOfWork;

@OnEachDatabase
class JdbcRetainedRecordsTest extends RetainedRecordsContract {

  private final TestDatabase database;

  JdbcRetainedRecordsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected RetainedRecords retained() {
    return database.bean(RetainedRecords.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
