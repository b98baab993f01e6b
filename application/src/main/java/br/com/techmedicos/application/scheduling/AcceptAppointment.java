package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;

/** Accepts an appointment on behalf of the doctor. */
public final class AcceptAppointment {

  private final AppointmentAccess access;

  AcceptAppointment(AppointmentAccess access) {
    this.access = access;
  }

  /**
   * The appointment to accept.
   *
   * @param doctor the doctor who asks
   */
  public record Command(AppointmentId appointment, DoctorId doctor) {}

  /**
   * Accepts the appointment.
   *
   * @return the accepted appointment
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   *     be accepted
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(), Participant.of(command.doctor()), Appointment::accept);
  }
}
