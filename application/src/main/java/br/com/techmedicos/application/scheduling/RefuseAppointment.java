package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;

/** Refuses an appointment on behalf of the doctor. Its slot is free at once. */
public final class RefuseAppointment {

  private final AppointmentAccess access;

  RefuseAppointment(AppointmentAccess access) {
    this.access = access;
  }

  /**
   * The appointment to refuse.
   *
   * @param doctor the doctor who asks
   * @param reason what the patient is told
   */
  public record Command(AppointmentId appointment, DoctorId doctor, Reason reason) {}

  /**
   * Refuses the appointment.
   *
   * @return the refused appointment
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   *     be refused
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(),
        Participant.of(command.doctor()),
        (appointment, now) -> appointment.refuse(command.reason(), now));
  }
}
