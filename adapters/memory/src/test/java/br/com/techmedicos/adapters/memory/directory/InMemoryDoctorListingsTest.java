package br.com.techmedicos.adapters.memory.directory;

import br.com.techmedicos.adapters.contracts.directory.DoctorListingsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class InMemoryDoctorListingsTest extends DoctorListingsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
  private final DoctorRatings ratings = new InMemoryDoctorRatings(unitOfWork);
  private final Map<DoctorId, Optional<Instant>> available = new HashMap<>();
  private final DoctorListings listings =
      new InMemoryDoctorListings(
          doctors,
          doctors::all,
          ratings,
          doctor -> available.getOrDefault(doctor, Optional.empty()));

  @Override
  protected DoctorListings listings() {
    return listings;
  }

  @Override
  protected Doctors doctors() {
    return doctors;
  }

  @Override
  protected DoctorRatings ratings() {
    return ratings;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected void nextAvailable(DoctorId doctor, Optional<Instant> at) {
    available.put(doctor, at);
  }
}
