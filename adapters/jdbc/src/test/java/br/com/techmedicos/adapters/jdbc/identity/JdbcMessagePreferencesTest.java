package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.contracts.identity.MessagePreferencesContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.application.shared.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcMessagePreferencesTest extends MessagePreferencesContract {

  private final TestDatabase database;

  JdbcMessagePreferencesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected MessagePreferences preferences() {
    return database.bean(MessagePreferences.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
