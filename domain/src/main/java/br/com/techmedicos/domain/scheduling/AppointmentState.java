package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;
import java.util.Optional;

/** The state of an appointment, with the facts of that state only. */
public sealed interface AppointmentState {

  /** The name of the state. */
  AppointmentStatus status();

  /**
   * Applies the function for this state.
   *
   * @param cases one function a state
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each state. */
  interface Cases<T> {
    T requested(Requested state);

    T accepted(Accepted state);

    T refused(Refused state);

    T expired(Expired state);

    T cancelled(Cancelled state);

    T completed(Completed state);

    T noShow(NoShow state);
  }

  /**
   * The request awaits the doctor's answer.
   *
   * @param answerBy the answer must come strictly before
   */
  record Requested(Instant answerBy) implements AppointmentState {
    @Override
    public AppointmentStatus status() {
      return AppointmentStatus.REQUESTED;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.requested(this);
    }
  }

  /**
   * The doctor accepted.
   *
   * @param at since when
   */
  record Accepted(Instant at) implements AppointmentState {
    @Override
    public AppointmentStatus status() {
      return AppointmentStatus.ACCEPTED;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.accepted(this);
    }
  }

  /**
   * The doctor refused.
   *
   * @param reason what the patient is told
   * @param at since when
   */
  record Refused(Reason reason, Instant at) implements AppointmentState {
    @Override
    public AppointmentStatus status() {
      return AppointmentStatus.REFUSED;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.refused(this);
    }
  }

  /**
   * The doctor did not answer in time.
   *
   * @param at the deadline that passed
   */
  record Expired(Instant at) implements AppointmentState {
    @Override
    public AppointmentStatus status() {
      return AppointmentStatus.EXPIRED;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.expired(this);
    }
  }

  /**
   * A party or the service cancelled it.
   *
   * @param by who called it off
   * @param justification what the others are told
   * @param at since when
   */
  record Cancelled(Canceller by, Reason justification, Instant at) implements AppointmentState {
    @Override
    public AppointmentStatus status() {
      return AppointmentStatus.CANCELLED;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.cancelled(this);
    }
  }

  /**
   * It took place.
   *
   * @param at since when
   * @param rating what the patient thought, once said
   */
  record Completed(Instant at, Optional<AppointmentRating> rating) implements AppointmentState {
    @Override
    public AppointmentStatus status() {
      return AppointmentStatus.COMPLETED;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.completed(this);
    }
  }

  /**
   * One party did not come.
   *
   * @param absent who did not come
   * @param at when it was reported
   */
  record NoShow(Party absent, Instant at) implements AppointmentState {
    @Override
    public AppointmentStatus status() {
      return AppointmentStatus.NO_SHOW;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.noShow(this);
    }
  }
}
