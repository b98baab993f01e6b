package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.Appointments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Records deadlines that have passed: unanswered requests expire, and consultations without a
 * report are completed. The deadlines take effect without it; it keeps lists short and notifies the
 * parties.
 */
public final class SettleOverdueAppointments {

  /** The maximum number of appointments in one run. */
  public static final int BATCH = 200;

  private final UnitOfWork unitOfWork;
  private final Appointments appointments;
  private final AppointmentAccess access;
  private final Clock clock;

  SettleOverdueAppointments(
      UnitOfWork unitOfWork, Appointments appointments, AppointmentAccess access, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.appointments = appointments;
    this.access = access;
    this.clock = clock;
  }

  /** Settles the appointments that are overdue now. */
  public record Command() {}

  /**
   * Settles one batch, each appointment in a unit of work of its own.
   *
   * @return the number of overdue appointments; if it equals {@link #BATCH}, there may be more
   */
  public int handle(Command command) {
    Instant now = clock.instant();
    List<Appointment> overdue = appointments.overdue(now, BATCH);
    for (Appointment appointment : overdue) {
      unitOfWork.execute(
          () ->
              appointments
                  .find(appointment.id())
                  .map(current -> access.settled(current, now))
                  .isPresent());
    }
    return overdue.size();
  }
}
