package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;

/** A party calls an appointment off before it starts; its slot is free at once. */
public final class CancelAppointment {

  private final AppointmentAccess access;

  CancelAppointment(AppointmentAccess access) {
    this.access = access;
  }

  /**
   * What to cancel.
   *
   * @param appointment which appointment
   * @param participant the party who asks
   * @param justification what the other is told
   */
  public record Command(AppointmentId appointment, Participant participant, Reason justification) {}

  /**
   * Cancels.
   *
   * @param command which, by whom
   * @return the appointment as it stands then
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(),
        command.participant(),
        (appointment, now) ->
            appointment.cancel(
                Canceller.of(command.participant().party()), command.justification(), now));
  }
}
