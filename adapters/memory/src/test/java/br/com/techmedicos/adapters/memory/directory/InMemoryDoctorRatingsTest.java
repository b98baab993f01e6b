package br.com.techmedicos.adapters.memory.directory;

import br.com.techmedicos.adapters.contracts.directory.DoctorRatingsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;

class InMemoryDoctorRatingsTest extends DoctorRatingsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final Doctors doctors = new InMemoryDoctors(unitOfWork);
  private final DoctorRatings ratings = new InMemoryDoctorRatings(unitOfWork);

  @Override
  protected DoctorRatings ratings() {
    return ratings;
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
