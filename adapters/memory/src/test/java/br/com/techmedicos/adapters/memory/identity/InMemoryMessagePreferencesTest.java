package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.MessagePreferencesContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryMessagePreferencesTest extends MessagePreferencesContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryMessagePreferences preferences = new InMemoryMessagePreferences(unitOfWork);

  @Override
  protected MessagePreferences preferences() {
    return preferences;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
