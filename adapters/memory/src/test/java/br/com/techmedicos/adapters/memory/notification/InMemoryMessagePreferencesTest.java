package br.com.techmedicos.adapters.memory.notification;

import br.com.techmedicos.adapters.contracts.notification.MessagePreferencesContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.notification.MessagePreferences;
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
