package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.contracts.teleconsultation.SignalsContract;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class JdbcSignalsTest {

  abstract static class OnDatabase extends SignalsContract {

    private final TestDatabase database;

    OnDatabase(TestDatabase database) {
      this.database = database;
    }

    @BeforeEach
    void empty() {
      database.empty();
    }

    @Override
    protected Signals signals() {
      return database.bean(Signals.class);
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
