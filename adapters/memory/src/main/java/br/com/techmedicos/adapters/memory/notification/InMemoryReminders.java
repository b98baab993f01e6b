package br.com.techmedicos.adapters.memory.notification;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.notification.Reminder;
import br.com.techmedicos.application.notification.Reminders;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Planned reminders in memory. */
public final class InMemoryReminders implements Reminders {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<Key, Reminder> reminders;

  private record Key(AppointmentId appointment, Instant dueAt) {

    static Key of(Reminder reminder) {
      return new Key(reminder.appointment(), reminder.dueAt());
    }
  }

  public InMemoryReminders(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.reminders = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void plan(Reminder reminder) {
    reminders.put(Key.of(reminder), reminder);
  }

  @Override
  public List<Reminder> due(Instant now, int limit) {
    return reminders.all().stream()
        .filter(reminder -> !reminder.dueAt().isAfter(now))
        .sorted(Comparator.comparing(Reminder::dueAt))
        .limit(limit)
        .toList();
  }

  @Override
  public boolean remove(Reminder reminder) {
    return unitOfWork.atomically(
        () -> {
          boolean there = reminders.find(Key.of(reminder)).isPresent();
          reminders.remove(Key.of(reminder));
          return there;
        });
  }
}
