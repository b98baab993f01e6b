package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.AvailabilityIndexContract;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorListings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorRatings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;

class InMemoryAvailabilityIndexTest extends AvailabilityIndexContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryAvailabilityIndex index = new InMemoryAvailabilityIndex(unitOfWork);
  private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
  private final DoctorListings listings =
      new InMemoryDoctorListings(
          doctors, doctors::all, new InMemoryDoctorRatings(unitOfWork), index::nextAvailableAt);

  @Override
  protected AvailabilityIndex index() {
    return index;
  }

  @Override
  protected Doctors doctors() {
    return doctors;
  }

  @Override
  protected DoctorListings listings() {
    return listings;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
