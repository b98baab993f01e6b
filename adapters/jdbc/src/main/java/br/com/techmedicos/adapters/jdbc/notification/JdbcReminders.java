package br.com.techmedicos.adapters.jdbc.notification;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.notification.Reminder;
import br.com.techmedicos.application.notification.Reminders;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Planned reminders, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcReminders
    implements Reminders, GenericRepository<JdbcReminders.ReminderRow, UUID> {

  @MappedEntity("reminder")
  record ReminderRow(
      @UuidColumn UUID appointmentId,
      @InstantColumn Instant dueAt,
      @InstantColumn Instant startsAt) {

    Reminder reminder() {
      return new Reminder(new AppointmentId(appointmentId), dueAt, startsAt);
    }
  }

  @Override
  public void plan(Reminder reminder) {
    plan(reminder.appointment().value(), reminder.dueAt(), reminder.startsAt());
  }

  @Query(
      "INSERT INTO reminder (appointment_id, due_at, starts_at)"
          + " VALUES (:appointment, :dueAt, :startsAt)"
          + " ON DUPLICATE KEY UPDATE starts_at = :startsAt")
  abstract void plan(
      @UuidColumn UUID appointment, @InstantColumn Instant dueAt, @InstantColumn Instant startsAt);

  @Override
  public List<Reminder> due(Instant now, int limit) {
    return rows(now, limit).stream().map(ReminderRow::reminder).toList();
  }

  @Query("SELECT * FROM reminder WHERE due_at <= :now ORDER BY due_at LIMIT :limit")
  abstract List<ReminderRow> rows(@InstantColumn Instant now, int limit);

  @Override
  public boolean remove(Reminder reminder) {
    return remove(reminder.appointment().value(), reminder.dueAt()) > 0;
  }

  @Query("DELETE FROM reminder WHERE appointment_id = :appointment AND due_at = :dueAt")
  abstract int remove(@UuidColumn UUID appointment, @InstantColumn Instant dueAt);
}
