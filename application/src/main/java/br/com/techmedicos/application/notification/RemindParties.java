package br.com.techmedicos.application.notification;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.ReminderFellDue;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Turns reminders that are due into events, which the parties are then told. One whose consultation
 * was moved, is over or does not take place is dropped, and so is one when the next is due too.
 */
public final class RemindParties {

  /** The most reminders in one run. */
  public static final int BATCH = 200;

  private final UnitOfWork unitOfWork;
  private final Appointments appointments;
  private final Reminders reminders;
  private final Outbox outbox;
  private final Clock clock;

  RemindParties(
      UnitOfWork unitOfWork,
      Appointments appointments,
      Reminders reminders,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.appointments = appointments;
    this.reminders = reminders;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Handles the reminders that are due now. */
  public record Command() {}

  /**
   * Handles one batch, each reminder in a unit of work of its own.
   *
   * @return the number of reminders; if it equals {@link #BATCH}, there may be more
   */
  public int handle(Command command) {
    List<Reminder> due = reminders.due(clock.instant(), BATCH);
    for (Reminder reminder : due) {
      unitOfWork.run(() -> remind(reminder, clock.instant()));
    }
    return due.size();
  }

  private void remind(Reminder reminder, Instant now) {
    if (reminders.remove(reminder)) { // or another instance has it
      appointments
          .find(reminder.appointment())
          .filter(appointment -> takesPlace(appointment, reminder, now))
          .ifPresent(
              appointment ->
                  outbox.append(new ReminderFellDue(appointment.id(), reminder.startsAt(), now)));
    }
  }

  private static boolean takesPlace(Appointment appointment, Reminder reminder, Instant now) {
    return appointment.status() == AppointmentStatus.ACCEPTED
        && appointment.slot().startsAt().equals(reminder.startsAt())
        && !Reminder.isOvertaken(reminder.startsAt(), reminder.dueAt(), now);
  }
}
