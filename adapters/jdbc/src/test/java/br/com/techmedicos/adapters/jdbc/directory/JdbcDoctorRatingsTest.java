package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.contracts.directory.DoctorRatingsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;

@OnEachDatabase
class JdbcDoctorRatingsTest extends DoctorRatingsContract {

  private final TestDatabase database;

  JdbcDoctorRatingsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected DoctorRatings ratings() {
    return database.bean(DoctorRatings.class);
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
