package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.AvailabilityIndexContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcAvailabilityIndexTest extends AvailabilityIndexContract {

  private final TestDatabase database;

  JdbcAvailabilityIndexTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected AvailabilityIndex index() {
    return database.bean(AvailabilityIndex.class);
  }

  @Override
  protected Doctors doctors() {
    return database.bean(Doctors.class);
  }

  @Override
  protected DoctorListings listings() {
    return database.bean(DoctorListings.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
