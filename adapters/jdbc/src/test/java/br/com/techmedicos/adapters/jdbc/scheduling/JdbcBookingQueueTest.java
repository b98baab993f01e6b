package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.BookingQueueContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;

@OnEachDatabase
class JdbcBookingQueueTest extends BookingQueueContract {

  private final TestDatabase database;

  JdbcBookingQueueTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected BookingQueue queue() {
    return database.bean(BookingQueue.class);
  }

  @Override
  protected Doctors doctors() {
    return database.bean(Doctors.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
