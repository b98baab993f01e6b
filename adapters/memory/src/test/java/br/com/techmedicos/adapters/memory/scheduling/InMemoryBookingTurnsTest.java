package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.BookingTurnsContract;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.scheduling.BookingTurns;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agendas;

class InMemoryBookingTurnsTest extends BookingTurnsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
  private final InMemoryPatients patients = new InMemoryPatients(unitOfWork);
  private final InMemoryAgendas agendas = new InMemoryAgendas(unitOfWork);

  @Override
  protected BookingTurns turns() {
    return new InMemoryBookingTurns(doctors, patients, agendas);
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
