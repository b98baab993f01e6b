package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.contracts.directory.DoctorListingsContract;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class JdbcDoctorListingsTest {

  abstract static class OnDatabase extends DoctorListingsContract {

    private final TestDatabase database;

    OnDatabase(TestDatabase database) {
      this.database = database;
    }

    @BeforeEach
    void empty() {
      database.empty();
    }

    @Override
    protected DoctorListings listings() {
      return database.bean(DoctorListings.class);
    }

    @Override
    protected Doctors doctors() {
      return database.bean(Doctors.class);
    }

    @Override
    protected DoctorRatings ratings() {
      return database.bean(DoctorRatings.class);
    }

    @Override
    protected UnitOfWork unitOfWork() {
      return database.bean(UnitOfWork.class);
    }

    @Override
    protected void nextAvailable(DoctorId doctor, Optional<Instant> at) {
      AvailabilityIndex index = database.bean(AvailabilityIndex.class);
      index.markStale(doctor, Instant.EPOCH);
      index.stale(Instant.EPOCH, 1).forEach(entry -> index.replace(entry, at, Instant.MAX));
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
