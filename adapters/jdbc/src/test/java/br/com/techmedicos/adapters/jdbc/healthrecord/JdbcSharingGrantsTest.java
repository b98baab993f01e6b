package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.SharingGrantsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.SharingGrants;

@OnEachDatabase
class JdbcSharingGrantsTest extends SharingGrantsContract {

  private final TestDatabase database;

  JdbcSharingGrantsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected SharingGrants grants() {
    return database.bean(SharingGrants.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
