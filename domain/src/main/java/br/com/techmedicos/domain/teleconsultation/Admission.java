package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may be in a meeting, and when. Decided anew whenever someone wants in, and while they are.
 */
public final class Admission {

  private Admission() {}

  /**
   * What keeps someone out of a meeting at an instant. A doctor may wait for a patient who has not
   * consented; the patient comes in only after that.
   *
   * @param appointment the appointment that the meeting is of
   * @param participant who wants in
   * @param consent the last one given to the appointment, if there is one
   * @param now the present
   * @return the first rule broken, or nothing if they may be in
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
      return Optional.of(new TeleconsultationViolation.MeetingNotOpen(window.opensAt()));
    }
    if (window.isOver(now)) {
      return Optional.of(new TeleconsultationViolation.MeetingOver(window.closesAt()));
    }
    if (participant.party() == Party.PATIENT && consent.filter(c -> c.covers(current)).isEmpty()) {
      return Optional.of(new TeleconsultationViolation.ConsentRequired());
    }
    return Optional.empty();
  }

  /**
   * Lets in whom nothing keeps out.
   *
   * @param appointment the appointment that the meeting is of
   * @param participant who wants in
   * @param consent the last one given to the appointment, if there is one
   * @param now the present
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
