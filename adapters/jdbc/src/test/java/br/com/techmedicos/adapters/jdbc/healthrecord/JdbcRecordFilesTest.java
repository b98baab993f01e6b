package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.RecordFilesContract;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import org.junit.jupiter.api.Nested;

class JdbcRecordFilesTest {

  abstract static class OnDatabase extends RecordFilesContract {

    private final TestDatabase database;

    OnDatabase(TestDatabase database) {
      this.database = database;
    }

    @Override
    protected RecordFiles files() {
      return database.bean(RecordFiles.class);
    }

    @Override
    protected FileGroups groups() {
      return database.bean(FileGroups.class);
    }

    @Override
    protected UnitOfWork unitOfWork() {
      return database.bean(UnitOfWork.class);
    }
  }

  @Nested
  class OnH2 extends OnDatabase {
    OnH2() {
      super(TestDatabase.H2);
    }
  }

  @Nested
  class OnMariaDb extends OnDatabase {
    OnMariaDb() {
      super(TestDatabase.MARIADB);
    }
  }

  @Nested
  class OnMariaDbByMySqlDriver extends OnDatabase {
    OnMariaDbByMySqlDriver() {
      super(TestDatabase.MARIADB_BY_MYSQL_DRIVER);
    }
  }
}
