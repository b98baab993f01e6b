package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A patient's consent to one consultation at a distance (Resolution CFM 2.314/2022). It is for the
 * appointment as the doctor accepted it: one that is moved must be accepted anew, which takes a new
 * consent, even if it comes back to its first time.
 *
 * @param appointment which appointment
 * @param acceptedAt when the doctor accepted it
 * @param text what the patient consented to
 * @param givenAt when
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
   * The patient consents, from the doctor's acceptance on until the meeting is over.
   *
   * @param appointment to which appointment
   * @param read the text that the patient read; nothing if there is no such text
   * @param now the present
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
      throw new DomainException(new TeleconsultationViolation.MeetingOver(window.closesAt()));
    }
    ConsentText text = ConsentText.current();
    if (!read.equals(Optional.of(text))) {
      throw new DomainException(new TeleconsultationViolation.ConsentOutdated(text));
    }
    return new Consent(current.id(), acceptedAt, text, now);
  }

  /**
   * Whether it is for the appointment as it stands.
   *
   * @param current an appointment
   */
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
