package br.com.techmedicos.adapters.jdbc.notification;

import br.com.techmedicos.adapters.contracts.notification.RemindersContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.notification.Reminders;

@OnEachDatabase
class JdbcRemindersTest extends RemindersContract {

  private final TestDatabase database;

  JdbcRemindersTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected Reminders reminders() {
    return database.bean(Reminders.class);
  }
}
