package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.BookingQueueContract;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import org.junit.jupiter.api.Nested;

class JdbcBookingQueueTest {

  abstract static class OnDatabase extends BookingQueueContract {

    private final TestDatabase database;

    OnDatabase(TestDatabase database) {
      this.database = database;
    }

    @Override
    protected BookingQueue queue() {
      return database.bean(BookingQueue.class);
    }

    @Override
    protected Doctors doctors() {
      return database.bean(Doctors.class);
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
