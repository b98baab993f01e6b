package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.RetainedRecordsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.healthrecord.datasubject.RetainedRecords;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryRetainedRecordsTest extends RetainedRecordsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final RetainedRecords retained = new InMemoryRetainedRecords(unitOfWork, patient -> {});

  @Override
  protected RetainedRecords retained() {
    return retained;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
