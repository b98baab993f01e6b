package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.adapters.contracts.shared.UnitOfWorkContract;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.UnitOfWork;
import org.junit.jupiter.api.Nested;

class JdbcUnitOfWorkTest {

  abstract static class OnDatabase extends UnitOfWorkContract {

    private final TestDatabase database;

    OnDatabase(TestDatabase database) {
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
