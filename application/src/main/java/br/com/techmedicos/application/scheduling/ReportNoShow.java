package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;

/** A party says that the other did not come. */
public final class ReportNoShow {

  private final AppointmentAccess access;

  ReportNoShow(AppointmentAccess access) {
    this.access = access;
  }

  /**
   * What to report.
   *
   * @param appointment which appointment
   * @param participant the party who asks
   */
  public record Command(AppointmentId appointment, Participant participant) {}

  /**
   * Reports the other party as absent.
   *
   * @param command which, by whom
   * @return the appointment as it stands then
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(),
        command.participant(),
        (appointment, now) -> appointment.reportNoShow(command.participant().party(), now));
  }
}
