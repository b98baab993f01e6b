package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.FileGroupsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;

@OnEachDatabase
class JdbcFileGroupsTest extends FileGroupsContract {

  private final TestDatabase database;

  JdbcFileGroupsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected FileGroups groups() {
    return database.bean(FileGroups.class);
  }

  @Override
  protected RecordFiles files() {
    return database.bean(RecordFiles.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
