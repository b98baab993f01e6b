package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.KnownKeySetContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.KnownKeySet;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryKnownKeySetTest extends KnownKeySetContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryKnownKeySet knownKeySet = new InMemoryKnownKeySet();

  @Override
  protected KnownKeySet knownKeySet() {
    return knownKeySet;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
