package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.RecordListingsContract;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.healthrecord.RecordListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.Patients;
import org.junit.jupiter.api.Nested;

class JdbcRecordListingsTest {

  abstract static class OnDatabase extends RecordListingsContract {

    private final TestDatabase database;

    OnDatabase(TestDatabase database) {
      this.database = database;
    }

    @Override
    protected RecordListings listings() {
      return database.bean(RecordListings.class);
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
    protected SharingGrants grants() {
      return database.bean(SharingGrants.class);
    }

    @Override
    protected AccessLogs logs() {
      return database.bean(AccessLogs.class);
    }

    @Override
    protected Doctors doctors() {
      return database.bean(Doctors.class);
    }

    @Override
    protected Patients patients() {
      return database.bean(Patients.class);
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
