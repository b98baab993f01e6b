package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentDisposalsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.healthrecord.content.ContentDisposals;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryContentDisposalsTest extends ContentDisposalsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final ContentDisposals disposals = new InMemoryContentDisposals(unitOfWork);

  @Override
  protected ContentDisposals disposals() {
    return disposals;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
