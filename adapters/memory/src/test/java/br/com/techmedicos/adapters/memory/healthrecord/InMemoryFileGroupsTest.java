package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.FileGroupsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;

class InMemoryFileGroupsTest extends FileGroupsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryFileGroups groups = new InMemoryFileGroups(unitOfWork);
  private final RecordFiles files = new InMemoryRecordFiles(unitOfWork, groups);

  @Override
  protected RecordFiles files() {
    return files;
  }

  @Override
  protected FileGroups groups() {
    return groups;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
