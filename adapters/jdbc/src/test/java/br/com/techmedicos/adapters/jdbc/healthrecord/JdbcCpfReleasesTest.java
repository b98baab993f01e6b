package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.CpfReleasesContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.healthrecord.datasubject.CpfReleases;
import br.com.techmedicos.application.shared.UnitOfWork;

@OnEachDatabase
class JdbcCpfReleasesTest extends CpfReleasesContract {

  private final TestDatabase database;

  JdbcCpfReleasesTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected CpfReleases releases() {
    return database.bean(CpfReleases.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
