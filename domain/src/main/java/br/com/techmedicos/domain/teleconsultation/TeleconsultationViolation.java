package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.shared.Violation;
import java.time.Instant;

/** A rule of meetings that was broken. */
public sealed interface TeleconsultationViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T notAParty(NotAParty violation);

    T meetingUnavailable(MeetingUnavailable violation);

    T meetingNotOpen(MeetingNotOpen violation);

    T meetingOver(MeetingOver violation);

    T consentRequired(ConsentRequired violation);

    T consentOutdated(ConsentOutdated violation);
  }

  /** The participant is not a party of the appointment. */
  record NotAParty() implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.notAParty(this);
    }
  }

  /** The appointment has no meeting in its current state. */
  record MeetingUnavailable(AppointmentStatus status) implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.meetingUnavailable(this);
    }
  }

  /**
   * The meeting opens later.
   *
   * @param opensAt the first instant at which it is open
   * @param doctor the doctor of the appointment
   */
  record MeetingNotOpen(Instant opensAt, DoctorId doctor) implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.meetingNotOpen(this);
    }
  }

  /**
   * The meeting has closed.
   *
   * @param closedAt the first instant at which it was no longer open
   * @param doctor the doctor of the appointment
   */
  record MeetingOver(Instant closedAt, DoctorId doctor) implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.meetingOver(this);
    }
  }

  /** The patient has not consented to the current acceptance of the appointment. */
  record ConsentRequired() implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.consentRequired(this);
    }
  }

  /**
   * The patient consented to an outdated text.
   *
   * @param current the one that holds
   */
  record ConsentOutdated(ConsentText current) implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.consentOutdated(this);
    }
  }
}
