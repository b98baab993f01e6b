package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.Appointments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Writes down the deadlines that have passed: requests not answered in time are expired,
 * consultations that nobody reported are complete. The deadlines count before this has run; it only
 * makes lists short and tells the parties.
 */
public final class SettleOverdueAppointments {

  /** How many appointments one run takes at the most. */
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

  /** Settle what is overdue now. */
  public record Command() {}

  /**
   * Settles one batch, each appointment in a unit of work of its own.
   *
   * @param command nothing to say
   * @return how many were overdue; if as many as {@link #BATCH}, there may be more
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
