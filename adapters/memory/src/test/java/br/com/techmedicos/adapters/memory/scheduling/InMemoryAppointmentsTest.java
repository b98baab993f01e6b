package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.AppointmentsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Appointments;

class InMemoryAppointmentsTest extends AppointmentsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final Appointments appointments = new InMemoryAppointments(unitOfWork);

  @Override
  protected Appointments appointments() {
    return appointments;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
