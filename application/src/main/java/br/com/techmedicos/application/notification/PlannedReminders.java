package br.com.techmedicos.application.notification;

import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentAccepted;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/**
 * Plans the reminders of an accepted consultation. What was accepted after the time of a reminder
 * has none: the parties were told just then.
 */
final class PlannedReminders implements Subscriber {

  private final UnitOfWork unitOfWork;
  private final Appointments appointments;
  private final Reminders reminders;
  private final Clock clock;

  PlannedReminders(
      UnitOfWork unitOfWork, Appointments appointments, Reminders reminders, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.appointments = appointments;
    this.reminders = reminders;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "reminders";
  }

  @Override
  public Set<String> wants() {
    return Set.of(AppointmentAccepted.class.getSimpleName());
  }

  @Override
  public Outcome tell(Announcement announcement) {
    unitOfWork.run(
        () ->
            appointments
                .find(new AppointmentId(announcement.aggregateId()))
                .filter(found -> found.status() == AppointmentStatus.ACCEPTED)
                .ifPresent(found -> plan(found, announcement.occurredAt())));
    return Outcome.delivered();
  }

  private void plan(Appointment appointment, Instant acceptedAt) {
    Instant startsAt = appointment.slot().startsAt();
    Reminder.LEADS.stream()
        .map(lead -> new Reminder(appointment.id(), startsAt.minus(lead), startsAt))
        .filter(reminder -> reminder.dueAt().isAfter(acceptedAt))
        .filter(reminder -> reminder.startsAt().isAfter(clock.instant()))
        .forEach(reminders::plan);
  }
}
