package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.MessagePreference;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.domain.identity.AccountId;
import java.util.Optional;

/** Message preferences in memory. */
public final class InMemoryMessagePreferences implements MessagePreferences {

  private final InMemoryTable<AccountId, MessagePreference> preferences;

  public InMemoryMessagePreferences(InMemoryUnitOfWork unitOfWork) {
    this.preferences = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void put(AccountId account, MessagePreference preference) {
    preferences.put(account, preference);
  }

  @Override
  public Optional<MessagePreference> find(AccountId account) {
    return preferences.find(account);
  }

  @Override
  public void remove(AccountId account) {
    preferences.remove(account);
  }
}
