package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.shared.Violation;
import java.time.Instant;

/** A rule of meetings that was broken. */
public sealed interface TeleconsultationViolation extends Violation {

  /**
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param cases one function a kind
   * @return the answer of the kind that this is
   */
  <T> T fold(Cases<T> cases);

  /**
   * One function for each kind of violation.
   *
   * @param <T> what the answer is
   */
  interface Cases<T> {
    T notAParty(NotAParty violation);

    T meetingUnavailable(MeetingUnavailable violation);

    T meetingNotOpen(MeetingNotOpen violation);

    T meetingOver(MeetingOver violation);

    T consentRequired(ConsentRequired violation);

    T consentOutdated(ConsentOutdated violation);
  }

  /** The appointment is somebody else's. */
  record NotAParty() implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.notAParty(this);
    }
  }

  /**
   * The appointment is in a state in which it has no meeting.
   *
   * @param status where it stands
   */
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
   */
  record MeetingNotOpen(Instant opensAt) implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.meetingNotOpen(this);
    }
  }

  /**
   * The meeting has closed.
   *
   * @param closedAt the first instant at which it was no longer open
   */
  record MeetingOver(Instant closedAt) implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.meetingOver(this);
    }
  }

  /** The patient has not consented to the appointment as it stands. */
  record ConsentRequired() implements TeleconsultationViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.consentRequired(this);
    }
  }

  /**
   * The patient read another text than the one that holds today.
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
