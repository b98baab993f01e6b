package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.BookingQueueContract;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;

class InMemoryBookingQueueTest extends BookingQueueContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final BookingQueue queue = new InMemoryBookingQueue();
  private final Doctors doctors = new InMemoryDoctors(unitOfWork);

  @Override
  protected BookingQueue queue() {
    return queue;
  }

  @Override
  protected Doctors doctors() {
    return doctors;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
