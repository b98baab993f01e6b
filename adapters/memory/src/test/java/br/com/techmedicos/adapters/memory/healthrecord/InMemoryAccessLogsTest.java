package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.AccessLogsContract;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;

class InMemoryAccessLogsTest extends AccessLogsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryAccessLogs logs = new InMemoryAccessLogs(unitOfWork);
  private final Patients patients = new InMemoryPatients(unitOfWork);

  @Override
  protected AccessLogs logs() {
    return logs;
  }

  @Override
  protected Patients patients() {
    return patients;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected void loseEnd(PatientId whose) {
    logs.loseEnd(whose);
  }
}
