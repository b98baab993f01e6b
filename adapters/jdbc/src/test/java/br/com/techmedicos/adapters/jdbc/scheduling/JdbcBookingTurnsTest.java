package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.BookingTurnsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.scheduling.BookingTurns;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agendas;

@OnEachDatabase
class JdbcBookingTurnsTest extends BookingTurnsContract {

  private final TestDatabase database;

  JdbcBookingTurnsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected BookingTurns turns() {
    return database.bean(BookingTurns.class);
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
  protected Agendas agendas() {
    return database.bean(Agendas.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
