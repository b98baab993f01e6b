package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.CpfReleasesContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.healthrecord.datasubject.CpfReleases;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryCpfReleasesTest extends CpfReleasesContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final CpfReleases releases = new InMemoryCpfReleases(unitOfWork);

  @Override
  protected CpfReleases releases() {
    return releases;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
