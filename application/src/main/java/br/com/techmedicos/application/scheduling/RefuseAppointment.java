package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;

/** A doctor declines an appointment that a patient asked for; its slot is free at once. */
public final class RefuseAppointment {

  private final AppointmentAccess access;

  RefuseAppointment(AppointmentAccess access) {
    this.access = access;
  }

  /**
   * What to refuse.
   *
   * @param appointment which appointment
   * @param doctor the doctor who asks
   * @param reason what the patient is told
   */
  public record Command(AppointmentId appointment, DoctorId doctor, Reason reason) {}

  /**
   * Refuses.
   *
   * @param command which, by whom
   * @return the appointment as it stands then
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(),
        Participant.of(command.doctor()),
        (appointment, now) -> appointment.refuse(command.reason(), now));
  }
}
