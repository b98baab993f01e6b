package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;

/** Reports on behalf of one party that the other did not come. */
public final class ReportNoShow {

  private final AppointmentAccess access;

  ReportNoShow(AppointmentAccess access) {
    this.access = access;
  }

  /**
   * The appointment and the reporting party.
   *
   * @param participant the party who asks
   */
  public record Command(AppointmentId appointment, Participant participant) {}

  /**
   * Reports the other party as absent.
   *
   * @return the appointment with the no-show
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or a
   *     no-show cannot be reported
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(),
        command.participant(),
        (appointment, now) -> appointment.reportNoShow(command.participant().party(), now));
  }
}
