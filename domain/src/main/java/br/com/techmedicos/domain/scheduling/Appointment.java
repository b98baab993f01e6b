package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentAccepted;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCancelled;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCompleted;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentExpired;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRated;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRefused;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRequested;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRescheduled;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.NoShowReported;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A consultation that a patient requested from a doctor, at the price at that time.
 *
 * <p>Two deadlines take effect by themselves. A request that is not answered by its {@link
 * AppointmentState.Requested#answerBy()} expires, and an accepted consultation without a report
 * within {@link #REPORTING_TIME} of its end counts as completed. Every command checks the deadlines
 * first, so that they take effect at once; {@link #settle} records them.
 */
public final class Appointment {

  /** The time a doctor has to answer a request, unless the consultation starts sooner. */
  public static final Duration ANSWER_TIME = Duration.ofHours(24);

  /** How long a party must wait after the start before reporting a no-show. */
  public static final Duration NO_SHOW_WAIT = Duration.ofMinutes(15);

  /**
   * How long after the end a no-show can be reported; then the consultation counts as completed.
   */
  public static final Duration REPORTING_TIME = Duration.ofHours(24);

  private final AppointmentId id;
  private final DoctorId doctor;
  private final PatientId patient;
  private final Slot slot;
  private final Money price;
  private final Instant requestedAt;
  private final AppointmentState state;
  private final long version;

  private Appointment(
      AppointmentId id,
      DoctorId doctor,
      PatientId patient,
      Slot slot,
      Money price,
      Instant requestedAt,
      AppointmentState state,
      long version) {
    this.id = Objects.requireNonNull(id);
    this.doctor = Objects.requireNonNull(doctor);
    this.patient = Objects.requireNonNull(patient);
    this.slot = Objects.requireNonNull(slot);
    this.price = Objects.requireNonNull(price);
    this.requestedAt = Objects.requireNonNull(requestedAt);
    this.state = Objects.requireNonNull(state);
    this.version = version;
  }

  /**
   * Requests a slot of a doctor. {@link BookingPolicy} decides whether the slot can be requested,
   * and {@link Appointments#add} whether it is free.
   *
   * @param price the price of a consultation now
   */
  public static Transition<Appointment, AppointmentRequested> request(
      AppointmentId id, DoctorId doctor, PatientId patient, Slot slot, Money price, Instant now) {
    Appointment requested =
        new Appointment(id, doctor, patient, slot, price, now, awaitingAnswer(slot, now), 1);
    return new Transition<>(requested, new AppointmentRequested(id, now));
  }

  /**
   * Restores a stored appointment.
   *
   * @param price as it was at the booking
   * @param requestedAt when the patient first asked
   * @param version of the one kept
   */
  public static Appointment restore(
      AppointmentId id,
      DoctorId doctor,
      PatientId patient,
      Slot slot,
      Money price,
      Instant requestedAt,
      AppointmentState state,
      long version) {
    return new Appointment(id, doctor, patient, slot, price, requestedAt, state, version);
  }

  /**
   * Accepts the request, strictly before {@code answerBy}.
   *
   * @throws DomainException with {@link SchedulingViolation.InvalidTransition}
   */
  public Transition<Appointment, AppointmentAccepted> accept(Instant now) {
    require(asOf(now).status() == AppointmentStatus.REQUESTED, AppointmentCommand.ACCEPT, now);
    return to(new AppointmentState.Accepted(now), new AppointmentAccepted(id, now));
  }

  /**
   * Refuses the request, strictly before {@code answerBy}.
   *
   * @param reason what the patient is told
   * @throws DomainException with {@link SchedulingViolation.InvalidTransition}
   */
  public Transition<Appointment, AppointmentRefused> refuse(Reason reason, Instant now) {
    require(asOf(now).status() == AppointmentStatus.REQUESTED, AppointmentCommand.REFUSE, now);
    return to(new AppointmentState.Refused(reason, now), new AppointmentRefused(id, now));
  }

  /**
   * Cancels the appointment, strictly before the start.
   *
   * @param by who calls it off
   * @param justification what the others are told
   * @throws DomainException with {@link SchedulingViolation.InvalidTransition} or {@link
   *     SchedulingViolation.TooLate}
   */
  public Transition<Appointment, AppointmentCancelled> cancel(
      Canceller by, Reason justification, Instant now) {
    requireLiveBeforeStart(AppointmentCommand.CANCEL, now);
    return to(
        new AppointmentState.Cancelled(by, justification, now),
        new AppointmentCancelled(id, by, now));
  }

  /**
   * Moves the appointment to another slot in one step: a new request at the old price.
   *
   * @return the appointment at the new time; nothing if it has that time already, so that a command
   *     given twice does not undo the doctor's answer to the first
   * @throws DomainException with {@link SchedulingViolation.InvalidTransition} or {@link
   *     SchedulingViolation.TooLate}
   */
  public Optional<Transition<Appointment, AppointmentRescheduled>> reschedule(
      Slot newSlot, Instant now) {
    requireLiveBeforeStart(AppointmentCommand.RESCHEDULE, now);
    if (newSlot.equals(slot)) {
      return Optional.empty();
    }
    Appointment moved =
        new Appointment(
            id,
            doctor,
            patient,
            newSlot,
            price,
            requestedAt,
            awaitingAnswer(newSlot, now),
            version + 1);
    return Optional.of(new Transition<>(moved, new AppointmentRescheduled(id, now)));
  }

  /**
   * Reports that the consultation took place, from the start on.
   *
   * @throws DomainException with {@link SchedulingViolation.InvalidTransition} or {@link
   *     SchedulingViolation.TooEarly}
   */
  public Transition<Appointment, AppointmentCompleted> complete(Instant now) {
    require(asOf(now).status() == AppointmentStatus.ACCEPTED, AppointmentCommand.COMPLETE, now);
    requireFrom(slot.startsAt(), AppointmentCommand.COMPLETE, now);
    return to(
        new AppointmentState.Completed(now, Optional.empty()), new AppointmentCompleted(id, now));
  }

  /**
   * Reports that the other party did not come, from {@link #NO_SHOW_WAIT} after the start on.
   *
   * @throws DomainException with {@link SchedulingViolation.InvalidTransition} or {@link
   *     SchedulingViolation.TooEarly}
   */
  public Transition<Appointment, NoShowReported> reportNoShow(Party reporter, Instant now) {
    require(
        asOf(now).status() == AppointmentStatus.ACCEPTED, AppointmentCommand.REPORT_NO_SHOW, now);
    requireFrom(slot.startsAt().plus(NO_SHOW_WAIT), AppointmentCommand.REPORT_NO_SHOW, now);
    Party absent = reporter.other();
    return to(new AppointmentState.NoShow(absent, now), new NoShowReported(id, absent, now));
  }

  /**
   * Rates a completed consultation, once.
   *
   * @param rating what the patient thought
   * @throws DomainException with {@link SchedulingViolation.InvalidTransition} or {@link
   *     SchedulingViolation.AlreadyRated}
   */
  public Transition<Appointment, AppointmentRated> rate(AppointmentRating rating, Instant now) {
    Appointment current = asOf(now);
    if (!(current.state instanceof AppointmentState.Completed completed)) {
      throw invalid(AppointmentCommand.RATE, current.status());
    }
    if (completed.rating().isPresent()) {
      throw new DomainException(new SchedulingViolation.AlreadyRated());
    }
    return to(
        new AppointmentState.Completed(completed.at(), Optional.of(rating)),
        new AppointmentRated(id, now));
  }

  /**
   * Removes the comment of the rating. The stars stay, because they count for the doctor.
   *
   * @return the appointment without the comment; empty if there is none
   */
  public Optional<Appointment> withoutComment() {
    return state instanceof AppointmentState.Completed completed
        ? completed
            .rating()
            .filter(rating -> rating.comment().isPresent())
            .map(rating -> new AppointmentRating(rating.stars(), Optional.empty()))
            .map(stars -> in(new AppointmentState.Completed(completed.at(), Optional.of(stars))))
        : Optional.empty();
  }

  /**
   * Records a deadline that has passed.
   *
   * @return the appointment after the deadline, with the event; empty if no deadline has passed
   */
  public Optional<Transition<Appointment, AppointmentEvent>> settle(Instant now) {
    if (state instanceof AppointmentState.Requested requested) {
      return overdue(
          requested.answerBy(), now, AppointmentState.Expired::new, AppointmentExpired::new);
    }
    if (state instanceof AppointmentState.Accepted) {
      return overdue(
          slot.endsAt().plus(REPORTING_TIME),
          now,
          deadline -> new AppointmentState.Completed(deadline, Optional.empty()),
          AppointmentCompleted::new);
    }
    return Optional.empty();
  }

  private Optional<Transition<Appointment, AppointmentEvent>> overdue(
      Instant deadline,
      Instant now,
      Function<Instant, AppointmentState> next,
      BiFunction<AppointmentId, Instant, AppointmentEvent> event) {
    return now.isBefore(deadline)
        ? Optional.empty()
        : Optional.of(to(next.apply(deadline), event.apply(id, deadline)));
  }

  /** Returns the appointment at an instant, with any passed deadline applied. */
  public Appointment asOf(Instant now) {
    return settle(now).map(Transition::aggregate).orElse(this);
  }

  private static AppointmentState.Requested awaitingAnswer(Slot slot, Instant now) {
    Instant inTime = now.plus(ANSWER_TIME);
    return new AppointmentState.Requested(
        slot.startsAt().isBefore(inTime) ? slot.startsAt() : inTime);
  }

  private void requireLiveBeforeStart(AppointmentCommand command, Instant now) {
    require(asOf(now).status().live(), command, now);
    if (!now.isBefore(slot.startsAt())) {
      throw new DomainException(new SchedulingViolation.TooLate(command, slot.startsAt(), doctor));
    }
  }

  private void requireFrom(Instant from, AppointmentCommand command, Instant now) {
    if (now.isBefore(from)) {
      throw new DomainException(new SchedulingViolation.TooEarly(command, from, doctor));
    }
  }

  private void require(boolean allowed, AppointmentCommand command, Instant now) {
    if (!allowed) {
      throw invalid(command, asOf(now).status());
    }
  }

  private static DomainException invalid(AppointmentCommand command, AppointmentStatus status) {
    return new DomainException(new SchedulingViolation.InvalidTransition(status, command));
  }

  private <E extends AppointmentEvent> Transition<Appointment, E> to(
      AppointmentState next, E event) {
    return new Transition<>(in(next), event);
  }

  private Appointment in(AppointmentState next) {
    return new Appointment(id, doctor, patient, slot, price, requestedAt, next, version + 1);
  }

  /** The ID of the appointment. */
  public AppointmentId id() {
    return id;
  }

  /** The doctor. */
  public DoctorId doctor() {
    return doctor;
  }

  /** The patient. */
  public PatientId patient() {
    return patient;
  }

  /** When it takes place. */
  public Slot slot() {
    return slot;
  }

  /** The price at the time of the booking. */
  public Money price() {
    return price;
  }

  /** When the patient made the first request. */
  public Instant requestedAt() {
    return requestedAt;
  }

  /** The state as last recorded; see {@link #asOf}. */
  public AppointmentState state() {
    return state;
  }

  /** The name of the {@linkplain #state() state}. */
  public AppointmentStatus status() {
    return state.status();
  }

  /** The version, starting at 1 and incremented by every change. */
  public long version() {
    return version;
  }

  /** {@return ids and state only, because the text may end up in a log} */
  @Override
  public String toString() {
    return "Appointment["
        + id
        + ", "
        + status()
        + ", of doctor "
        + doctor
        + " and patient "
        + patient
        + " at "
        + slot.startsAt()
        + ", version "
        + version
        + "]";
  }
}
