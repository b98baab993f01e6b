package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentDisposalsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.healthrecord.content.ContentDisposals;
import br.com.techmedicos.application.shared.UnitOfWork;

@OnEachDatabase
class JdbcContentDisposalsTest extends ContentDisposalsContract {

  private final TestDatabase database;

  JdbcContentDisposalsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected ContentDisposals disposals() {
    return database.bean(ContentDisposals.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
