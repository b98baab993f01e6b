package br.com.techmedicos.adapters.memory.directory;

import br.com.techmedicos.adapters.contracts.directory.VerificationQueueContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;

class InMemoryVerificationQueueTest extends VerificationQueueContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
  private final VerificationQueue queue = new InMemoryVerificationQueue(doctors::all);

  @Override
  protected VerificationQueue queue() {
    return queue;
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
