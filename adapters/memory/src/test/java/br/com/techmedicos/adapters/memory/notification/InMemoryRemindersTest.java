package br.com.techmedicos.adapters.memory.notification;

import br.com.techmedicos.adapters.contracts.notification.RemindersContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.notification.Reminders;

class InMemoryRemindersTest extends RemindersContract {

  private final InMemoryReminders reminders = new InMemoryReminders(new InMemoryUnitOfWork());

  @Override
  protected Reminders reminders() {
    return reminders;
  }
}
