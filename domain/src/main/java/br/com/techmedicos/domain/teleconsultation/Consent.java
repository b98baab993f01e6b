package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A patient's consent to one consultation at a distance (Resolution CFM 2.314/2022). It is for one
 * acceptance of the appointment. A moved appointment must be accepted again and needs a new
 * consent, even if it returns to its first time.
 *
 * @param acceptedAt when the doctor accepted it
 * @param text what the patient consented to
 */
public record Consent(
    AppointmentId appointment, Instant acceptedAt, ConsentText text, Instant givenAt) {

  public Consent {
    Objects.requireNonNull(appointment);
    Objects.requireNonNull(acceptedAt);
    Objects.requireNonNull(text);
    Objects.requireNonNull(givenAt);
  }

  /**
   * Records the patient's consent, possible from the doctor's acceptance until the end of the
   * meeting.
   *
   * @param read the text that the patient read; nothing if there is no such text
   * @throws DomainException with {@link TeleconsultationViolation.MeetingUnavailable}, {@link
   *     TeleconsultationViolation.MeetingOver} or {@link TeleconsultationViolation.ConsentOutdated}
   */
  public static Consent give(Appointment appointment, Optional<ConsentText> read, Instant now) {
    Appointment current = appointment.asOf(now);
    Instant acceptedAt =
        acceptanceOf(current)
            .orElseThrow(
                () ->
                    new DomainException(
                        new TeleconsultationViolation.MeetingUnavailable(current.status())));
    MeetingWindow window = MeetingWindow.of(current.slot());
    if (window.isOver(now)) {
      throw new DomainException(
          new TeleconsultationViolation.MeetingOver(window.closesAt(), current.doctor()));
    }
    ConsentText text = ConsentText.current();
    if (!read.equals(Optional.of(text))) {
      throw new DomainException(new TeleconsultationViolation.ConsentOutdated(text));
    }
    return new Consent(current.id(), acceptedAt, text, now);
  }

  /** Whether the consent is for the current acceptance of the appointment. */
  public boolean covers(Appointment current) {
    return appointment.equals(current.id())
        && acceptanceOf(current).filter(acceptedAt::equals).isPresent();
  }

  private static Optional<Instant> acceptanceOf(Appointment appointment) {
    return appointment.state() instanceof AppointmentState.Accepted accepted
        ? Optional.of(accepted.at())
        : Optional.empty();
  }
}
