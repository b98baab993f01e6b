package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.AppointmentsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Appointments;

@OnEachDatabase
class JdbcAppointmentsTest extends AppointmentsContract {

  private final TestDatabase database;

  JdbcAppointmentsTest(TestDatabase database) {
    this.database = database;
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
