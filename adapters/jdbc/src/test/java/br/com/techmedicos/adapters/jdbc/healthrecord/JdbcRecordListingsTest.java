package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.RecordListingsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.Patients;

@OnEachDatabase
class JdbcRecordListingsTest extends RecordListingsContract {

  private final TestDatabase database;

  JdbcRecordListingsTest(TestDatabase database) {
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
