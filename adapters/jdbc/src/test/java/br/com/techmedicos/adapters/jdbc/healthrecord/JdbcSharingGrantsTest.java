package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.SharingGrantsContract;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import org.junit.jupiter.api.Nested;

class JdbcSharingGrantsTest {

  abstract static class OnDatabase extends SharingGrantsContract {

    private final TestDatabase database;

    OnDatabase(TestDatabase database) {
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
