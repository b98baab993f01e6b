package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.contracts.directory.VerificationQueueContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;

@OnEachDatabase
class JdbcVerificationQueueTest extends VerificationQueueContract {

  private final TestDatabase database;

  JdbcVerificationQueueTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected VerificationQueue queue() {
    return database.bean(VerificationQueue.class);
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
