package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;

/** A doctor takes an appointment that a patient asked for. */
public final class AcceptAppointment {

  private final AppointmentAccess access;

  AcceptAppointment(AppointmentAccess access) {
    this.access = access;
  }

  /**
   * What to accept.
   *
   * @param appointment which appointment
   * @param doctor the doctor who asks
   */
  public record Command(AppointmentId appointment, DoctorId doctor) {}

  /**
   * Accepts.
   *
   * @param command which, by whom
   * @return the appointment as it stands then
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(), Participant.of(command.doctor()), Appointment::accept);
  }
}
