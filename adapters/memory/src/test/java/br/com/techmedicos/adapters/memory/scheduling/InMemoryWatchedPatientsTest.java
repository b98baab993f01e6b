package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.WatchedPatientsContract;
import br.com.techmedicos.adapters.memory.identity.InMemoryAccounts;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointments;

class InMemoryWatchedPatientsTest extends WatchedPatientsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryAccounts accounts = new InMemoryAccounts(unitOfWork);
  private final InMemoryPatients patients = new InMemoryPatients(unitOfWork);
  private final InMemoryAppointments appointments = new InMemoryAppointments(unitOfWork);
  private final WatchedPatients watched =
      new InMemoryWatchedPatients(accounts, patients, patients::all, appointments::all);

  @Override
  protected WatchedPatients watchedPatients() {
    return watched;
  }

  @Override
  protected Accounts accounts() {
    return accounts;
  }

  @Override
  protected Patients patients() {
    return patients;
  }

  @Override
  protected Appointments appointments() {
    return appointments;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
