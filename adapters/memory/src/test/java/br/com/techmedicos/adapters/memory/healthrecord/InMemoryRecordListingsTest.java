package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.RecordListingsContract;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.Patients;

class InMemoryRecordListingsTest extends RecordListingsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryFileGroups groups = new InMemoryFileGroups(unitOfWork);
  private final InMemoryRecordFiles files = new InMemoryRecordFiles(unitOfWork, groups);
  private final InMemorySharingGrants grants = new InMemorySharingGrants(unitOfWork);
  private final InMemoryAccessLogs logs = new InMemoryAccessLogs(unitOfWork);
  private final Doctors doctors = new InMemoryDoctors(unitOfWork);
  private final Patients patients = new InMemoryPatients(unitOfWork);
  private final RecordListings listings =
      new InMemoryRecordListings(
          files, groups, groups::all, grants, grants::all, logs, doctors, patients);

  @Override
  protected RecordListings listings() {
    return listings;
  }

  @Override
  protected RecordFiles files() {
    return files;
  }

  @Override
  protected FileGroups groups() {
    return groups;
  }

  @Override
  protected SharingGrants grants() {
    return grants;
  }

  @Override
  protected AccessLogs logs() {
    return logs;
  }

  @Override
  protected Doctors doctors() {
    return doctors;
  }

  @Override
  protected Patients patients() {
    return patients;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
