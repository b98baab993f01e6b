package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.AppointmentListingsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;

@OnEachDatabase
class JdbcAppointmentListingsTest extends AppointmentListingsContract {

  private final TestDatabase database;

  JdbcAppointmentListingsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected AppointmentListings listings() {
    return database.bean(AppointmentListings.class);
  }

  @Override
  protected Appointments appointments() {
    return database.bean(Appointments.class);
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
