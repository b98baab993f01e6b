package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;

/** Reports on behalf of the doctor that a consultation took place. */
public final class CompleteAppointment {

  private final AppointmentAccess access;

  CompleteAppointment(AppointmentAccess access) {
    this.access = access;
  }

  /**
   * The completed appointment.
   *
   * @param doctor the doctor who asks
   */
  public record Command(AppointmentId appointment, DoctorId doctor) {}

  /**
   * Completes the appointment.
   *
   * @return the appointment, completed
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   *     be completed
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(), Participant.of(command.doctor()), Appointment::complete);
  }
}
