package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides who may be in a meeting, and when. The decision is made at every entry and repeated
 * during the meeting.
 */
public final class Admission {

  private Admission() {}

  /**
   * Returns the rule that keeps a participant out of a meeting at an instant. A doctor may enter
   * before the patient has consented; the patient may not.
   *
   * @param appointment the appointment that the meeting is of
   * @param consent the last one given to the appointment, if there is one
   * @return the first rule broken, or empty if the participant may enter
   */
  public static Optional<TeleconsultationViolation> refusal(
      Appointment appointment, Participant participant, Optional<Consent> consent, Instant now) {
    Appointment current = appointment.asOf(now);
    MeetingWindow window = MeetingWindow.of(current.slot());
    if (!participant.takesPartIn(current)) {
      return Optional.of(new TeleconsultationViolation.NotAParty());
    }
    if (current.status() != AppointmentStatus.ACCEPTED) {
      return Optional.of(new TeleconsultationViolation.MeetingUnavailable(current.status()));
    }
    if (window.isAhead(now)) {
      return Optional.of(
          new TeleconsultationViolation.MeetingNotOpen(window.opensAt(), current.doctor()));
    }
    if (window.isOver(now)) {
      return Optional.of(
          new TeleconsultationViolation.MeetingOver(window.closesAt(), current.doctor()));
    }
    if (participant.party() == Party.PATIENT && consent.filter(c -> c.covers(current)).isEmpty()) {
      return Optional.of(new TeleconsultationViolation.ConsentRequired());
    }
    return Optional.empty();
  }

  /**
   * Checks that a participant may enter.
   *
   * @param appointment the appointment that the meeting is of
   * @param consent the last one given to the appointment, if there is one
   * @throws DomainException with the first rule broken
   */
  public static void check(
      Appointment appointment, Participant participant, Optional<Consent> consent, Instant now) {
    refusal(appointment, participant, consent, now)
        .ifPresent(
            violation -> {
              throw new DomainException(violation);
            });
  }
}
