package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;

/** Cancels an appointment before its start on behalf of a party. Its slot is free at once. */
public final class CancelAppointment {

  private final AppointmentAccess access;

  CancelAppointment(AppointmentAccess access) {
    this.access = access;
  }

  /**
   * The appointment to cancel.
   *
   * @param participant a party
   * @param by who calls it off: that party, or the service
   * @param justification what the other is told
   */
  public record Command(
      AppointmentId appointment, Participant participant, Canceller by, Reason justification) {

    /** By the party. */
    public Command(AppointmentId appointment, Participant participant, Reason justification) {
      this(appointment, participant, Canceller.of(participant.party()), justification);
    }
  }

  /**
   * Cancels the appointment.
   *
   * @return the cancelled appointment
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   *     be cancelled
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(),
        command.participant(),
        (appointment, now) -> appointment.cancel(command.by(), command.justification(), now));
  }
}
