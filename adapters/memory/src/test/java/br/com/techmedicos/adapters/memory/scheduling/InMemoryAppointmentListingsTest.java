package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.AppointmentListingsContract;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;

class InMemoryAppointmentListingsTest extends AppointmentListingsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryAppointments appointments = new InMemoryAppointments(unitOfWork);
  private final Doctors doctors = new InMemoryDoctors(unitOfWork);
  private final Patients patients = new InMemoryPatients(unitOfWork);
  private final Agendas agendas = new InMemoryAgendas(unitOfWork);
  private final AppointmentListings listings =
      new InMemoryAppointmentListings(appointments, appointments::all, doctors, patients, agendas);

  @Override
  protected AppointmentListings listings() {
    return listings;
  }

  @Override
  protected Appointments appointments() {
    return appointments;
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
  protected Agendas agendas() {
    return agendas;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
