package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.PatientsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Patients;

class InMemoryPatientsTest extends PatientsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryPatients patients = new InMemoryPatients(unitOfWork);

  @Override
  protected Patients patients() {
    return patients;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
