package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.contracts.directory.DoctorsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;

@OnEachDatabase
class JdbcDoctorsTest extends DoctorsContract {

  private final TestDatabase database;

  JdbcDoctorsTest(TestDatabase database) {
    this.database = database;
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
