package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation;
import java.time.Clock;
import java.time.Instant;

/** Shows a party when the meeting of an appointment is open, from its acceptance on. */
public final class ViewMeeting {

  private final MeetingAdmission admission;
  private final Clock clock;

  ViewMeeting(MeetingAdmission admission, Clock clock) {
    this.admission = admission;
    this.clock = clock;
  }

  /** The appointment and the party. */
  public record Query(AppointmentId appointment, Participant participant) {}

  /**
   * Returns the window of the meeting.
   *
   * @return the time in which the meeting is open
   * @throws DomainException with {@link TeleconsultationViolation.MeetingUnavailable} before the
   *     acceptance and once it is over, or if it is not the caller's
   */
  public MeetingWindow handle(Query query) {
    Instant now = clock.instant();
    Appointment appointment = admission.find(query.appointment(), query.participant()).asOf(now);
    MeetingWindow window = MeetingWindow.of(appointment.slot());
    if (appointment.status() != AppointmentStatus.ACCEPTED || window.isOver(now)) {
      throw new DomainException(
          new TeleconsultationViolation.MeetingUnavailable(appointment.status()));
    }
    return window;
  }
}
