package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.SharingGrantsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.SharingGrants;

class InMemorySharingGrantsTest extends SharingGrantsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final SharingGrants grants = new InMemorySharingGrants(unitOfWork);

  @Override
  protected SharingGrants grants() {
    return grants;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
