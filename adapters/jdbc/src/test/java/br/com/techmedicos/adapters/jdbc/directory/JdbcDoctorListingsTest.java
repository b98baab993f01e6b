package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.contracts.directory.DoctorListingsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcDoctorListingsTest extends DoctorListingsContract {

  private final TestDatabase database;

  JdbcDoctorListingsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected DoctorListings listings() {
    return database.bean(DoctorListings.class);
  }

  @Override
  protected Doctors doctors() {
    return database.bean(Doctors.class);
  }

  @Override
  protected DoctorRatings ratings() {
    return database.bean(DoctorRatings.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }

  @Override
  protected void nextAvailable(DoctorId doctor, Optional<Instant> at) {
    AvailabilityIndex index = database.bean(AvailabilityIndex.class);
    index.markStale(doctor, Instant.EPOCH);
    index.replace(
        index.stale(Instant.EPOCH, 1).stream()
            .map(entry -> new AvailabilityIndex.Replacement(entry, at, Instant.MAX))
            .toList());
  }
}
