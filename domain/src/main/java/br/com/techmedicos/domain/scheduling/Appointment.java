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
 * A consultation that a patient asked a doctor for, at the price it had then.
 *
 * <p>Two deadlines pass by themselves: a request not answered by its {@link
 * AppointmentState.Requested#answerBy()} is expired, and an accepted consultation that nobody
 * reported within {@link #REPORTING_TIME} of its end is complete. Every command first looks whether
 * one has passed, so they count the moment they pass; {@link #settle} writes it down.
 */
public final class Appointment {

  /** How long a doctor has to answer a request, unless the consultation starts sooner. */
  public static final Duration ANSWER_TIME = Duration.ofHours(24);

  /** How long after the start a party must wait before reporting that the other did not come. */
  public static final Duration NO_SHOW_WAIT = Duration.ofMinutes(15);

  /** How long after the end a consultation can still be reported on; then it counts as complete. */
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
   * A patient asks a doctor for a slot. Whether the slot can be asked for is {@link
   * BookingPolicy}'s to say, and whether it is free is for {@link Appointments#add}.
   *
   * @param id a new id
   * @param doctor who is asked
   * @param patient who asks
   * @param slot when
   * @param price the price of a consultation now
   * @param now the present
   */
  public static Transition<Appointment, AppointmentRequested> request(
      AppointmentId id, DoctorId doctor, PatientId patient, Slot slot, Money price, Instant now) {
    Appointment requested =
        new Appointment(id, doctor, patient, slot, price, now, awaitingAnswer(slot, now), 1);
    return new Transition<>(requested, new AppointmentRequested(id, now));
  }

  /**
   * An appointment as a store kept it.
   *
   * @param id which
   * @param doctor who is asked
   * @param patient who asks
   * @param slot when
   * @param price as it was at the booking
   * @param requestedAt when the patient first asked
   * @param state where it stands
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
   * The doctor takes it, strictly before {@code answerBy}.
   *
   * @param now the present
   * @throws DomainException with {@link SchedulingViolation.InvalidTransition}
   */
  public Transition<Appointment, AppointmentAccepted> accept(Instant now) {
    require(asOf(now).status() == AppointmentStatus.REQUESTED, AppointmentCommand.ACCEPT, now);
    return to(new AppointmentState.Accepted(now), new AppointmentAccepted(id, now));
  }

  /**
   * The doctor declines.
   *
   * @param reason what the patient is told
   * @param now the present
   * @throws DomainException with {@link SchedulingViolation.InvalidTransition}
   */
  public Transition<Appointment, AppointmentRefused> refuse(Reason reason, Instant now) {
    require(asOf(now).status() == AppointmentStatus.REQUESTED, AppointmentCommand.REFUSE, now);
    return to(new AppointmentState.Refused(reason, now), new AppointmentRefused(id, now));
  }

  /**
   * Called off, strictly before the start.
   *
   * @param by who calls it off
   * @param justification what the others are told
   * @param now the present
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
   * The patient moves it to another slot in one step: a new request at the old price.
   *
   * @param newSlot when instead
   * @param now the present
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
   * The doctor says that it took place, from the start on.
   *
   * @param now the present
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
   * One party says that the other did not come, from {@link #NO_SHOW_WAIT} after the start on.
   *
   * @param reporter who says so
   * @param now the present
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
   * The patient rates a complete consultation, once.
   *
   * @param rating what the patient thought
   * @param now the present
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
   * Loses what the patient wrote when they rated it. The stars stay: they count for the doctor.
   *
   * @return the appointment without the comment; nothing if there is none
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
   * Writes down a deadline that has passed.
   *
   * @param now the present
   * @return the appointment after the deadline and the event of it, or nothing if none has passed
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

  /**
   * The appointment as it stands at an instant, with a deadline counted that has passed.
   *
   * @param now the present
   */
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
      throw new DomainException(new SchedulingViolation.TooLate(command, slot.startsAt()));
    }
  }

  private void requireFrom(Instant from, AppointmentCommand command, Instant now) {
    if (now.isBefore(from)) {
      throw new DomainException(new SchedulingViolation.TooEarly(command, from));
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

  /** Identifies it. */
  public AppointmentId id() {
    return id;
  }

  /** Who is asked. */
  public DoctorId doctor() {
    return doctor;
  }

  /** Who asks. */
  public PatientId patient() {
    return patient;
  }

  /** When it takes place. */
  public Slot slot() {
    return slot;
  }

  /** The price, as it was at the booking. */
  public Money price() {
    return price;
  }

  /** When the patient first asked. */
  public Instant requestedAt() {
    return requestedAt;
  }

  /** Where it stands, as last written down; see {@link #asOf}. */
  public AppointmentState state() {
    return state;
  }

  /** The name of the {@linkplain #state() state}. */
  public AppointmentStatus status() {
    return state.status();
  }

  /** How often it was written; the first time is 1. */
  public long version() {
    return version;
  }
}
