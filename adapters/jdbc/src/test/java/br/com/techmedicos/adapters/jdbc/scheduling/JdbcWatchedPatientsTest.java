package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.WatchedPatientsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointments;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcWatchedPatientsTest extends WatchedPatientsContract {

  private final TestDatabase database;

  JdbcWatchedPatientsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void nobody_else_is_there() {
    database.empty();
  }

  @Override
  protected WatchedPatients watchedPatients() {
    return database.bean(WatchedPatients.class);
  }

  @Override
  protected Accounts accounts() {
    return database.bean(Accounts.class);
  }

  @Override
  protected Patients patients() {
    return database.bean(Patients.class);
  }

  @Override
  protected Appointments appointments() {
    return database.bean(Appointments.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
