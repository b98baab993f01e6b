package br.com.techmedicos.adapters.memory.directory;

import br.com.techmedicos.adapters.contracts.directory.DoctorsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;

class InMemoryDoctorsTest extends DoctorsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final Doctors doctors = new InMemoryDoctors(unitOfWork);

  @Override
  protected Doctors doctors() {
    return doctors;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
