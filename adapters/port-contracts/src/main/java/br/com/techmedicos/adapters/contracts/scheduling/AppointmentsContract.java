package br.com.techmedicos.adapters.contracts.scheduling;

import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.requested;
import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.someDoctor;
import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.somePatient;
import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertAllRefused;
import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Comment;
import br.com.techmedicos.domain.scheduling.HeldSlot;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.PatientBusy;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotAlreadyTaken;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooManyRequestsPending;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link Appointments}. */
@Promises
public abstract class AppointmentsContract {

  private static final Duration MICROSECOND = Duration.ofNanos(1000);
  private static final TooManyRequestsPending TOO_MANY =
      new TooManyRequestsPending(Appointments.MAXIMUM_REQUESTS_PENDING);

  private final Instant now = UniqueData.noon();
  private final Instant start = now.plus(Duration.ofDays(7));
  private final DoctorId doctor = someDoctor();
  private final PatientId patient = somePatient();

  /** Returns the appointments under test. */
  protected abstract Appointments appointments();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  // — adding and finding —

  @Test
  void a_new_appointment_is_found_as_it_was_kept() {
    Instant toTheMicrosecond = now.plusNanos(123_456_000);

    Appointment appointment = add(requested(doctor, patient, start, toTheMicrosecond));

    assertThatIsKept(appointment);
  }

  @Test
  void nothing_is_found_by_an_unknown_id() {
    assertThat(appointments().find(new AppointmentId(UniqueData.id()))).isEmpty();
  }

  /** Returns all possible outcomes of a request, one command after the other. */
  static Stream<Named<UnaryOperator<Appointment>>> becoming() {
    return Stream.of(
        named("accepted", AppointmentsContract::accepted),
        named(
            "refused",
            a -> a.refuse(new Reason("Não atendo.\n" + "ç".repeat(488)), early(a)).aggregate()),
        named("expired", a -> a.settle(a.slot().endsAt()).orElseThrow().aggregate()),
        named("cancelled by the doctor", a -> cancelled(a, Canceller.DOCTOR)),
        named("cancelled by the patient", a -> cancelled(a, Canceller.PATIENT)),
        named("cancelled by the service", a -> cancelled(accepted(a), Canceller.SERVICE)),
        named("completed", AppointmentsContract::completed),
        named(
            "rated",
            a ->
                rated(
                    completed(a),
                    new AppointmentRating(
                        new Stars(1), Optional.of(new Comment("é ".repeat(500)))))),
        named(
            "rated without a word",
            a -> rated(completed(a), new AppointmentRating(new Stars(5), Optional.empty()))),
        named("missed by the patient", a -> missed(accepted(a), Party.DOCTOR)),
        named("missed by the doctor", a -> missed(accepted(a), Party.PATIENT)),
        named("rescheduled", a -> moved(a, Duration.ofDays(1))),
        named("rescheduled once accepted", a -> moved(accepted(a), Duration.ofDays(1))));
  }

  @ParameterizedTest
  @MethodSource("becoming")
  void an_appointment_is_found_as_it_became(UnaryOperator<Appointment> becoming) {
    Appointment appointment = add(requested(doctor, patient, start, now));

    Appointment became = keepEachStep(appointment, becoming);

    assertThatIsKept(became);
  }

  // — versions —

  @Test
  void a_change_of_a_version_that_was_replaced_is_refused() {
    Appointment appointment = add(requested(doctor, patient, start, now));
    Appointment accepted = update(accepted(appointment));
    Appointment refused =
        appointment.refuse(new Reason("too late"), early(appointment)).aggregate();

    assertThatThrownBy(() -> appointments().update(refused)).isInstanceOf(StaleVersion.class);

    assertThatIsKept(accepted);
  }

  @Test
  void a_change_of_nothing_is_refused() {
    Appointment unknown = accepted(requested(doctor, patient, start, now));

    assertThatThrownBy(() -> appointments().update(unknown)).isInstanceOf(StaleVersion.class);

    assertThat(appointments().find(unknown.id())).isEmpty();
  }

  @Test
  void of_thirty_answers_given_at_the_same_time_one_counts() {
    Appointment request = add(requested(doctor, patient, start, now));
    List<Callable<Appointment>> answers =
        IntStream.range(0, 30)
            .<Callable<Appointment>>mapToObj(
                i -> () -> i % 2 == 0 ? acceptNow(request.id()) : refuseNow(request.id()))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(answers);

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertThat(ConcurrentAttempts.failures(outcomes)).hasOnlyElementsOfType(DomainException.class);
    Appointment kept = outcomes.stream().flatMap(o -> o.answer().stream()).findAny().orElseThrow();
    assertThatIsKept(kept);
  }

  // — one consultation at a time —

  @ParameterizedTest(name = "{0} minutes later")
  @ValueSource(ints = {-45, -5, 0, 5, 45})
  void a_doctor_has_one_consultation_at_a_time(int minutesLater) {
    add(requested(doctor, patient, start, now));
    Appointment overlapping = requested(doctor, somePatient(), later(minutesLater), now);

    assertRefused(taken(overlapping.slot().startsAt()), () -> add(overlapping));

    assertThat(appointments().find(overlapping.id())).isEmpty();
    assertThat(occupied()).containsExactly(new Slot(start));
  }

  @ParameterizedTest(name = "{0} minutes later")
  @ValueSource(ints = {-45, -5, 0, 5, 45})
  void a_patient_has_one_consultation_at_a_time(int minutesLater) {
    add(requested(someDoctor(), patient, start, now));
    Appointment overlapping = requested(doctor, patient, later(minutesLater), now);

    assertRefused(new PatientBusy(), () -> add(overlapping));

    assertThat(appointments().find(overlapping.id())).isEmpty();
    assertThat(occupied()).isEmpty();
  }

  @Test
  void back_to_back_consultations_do_not_overlap() {
    add(requested(doctor, patient, start, now));
    add(requested(doctor, patient, later(50), now));
    add(requested(doctor, patient, later(-50), now));

    assertThat(occupied())
        .containsExactly(new Slot(later(-50)), new Slot(start), new Slot(later(50)));
  }

  @Test
  void starts_on_every_five_minutes_may_be_back_to_back() {
    add(requested(doctor, patient, later(55), now));
    add(requested(doctor, patient, later(5), now));

    assertThat(occupied()).containsExactly(new Slot(later(5)), new Slot(later(55)));
  }

  @Test
  void a_slot_is_held_until_the_deadline_of_its_appointment() {
    add(requested(doctor, patient, start, now));
    Appointment request = requested(doctor, somePatient(), later(50), now);
    add(request);
    unitOfWork().run(() -> appointments().update(request.accept(early(request)).aggregate()));

    assertThat(appointments().occupied(doctor, start, later(100), now))
        .containsExactly(
            new HeldSlot(new Slot(start), now.plus(Duration.ofHours(24))),
            new HeldSlot(new Slot(later(50)), later(100).plus(Appointment.REPORTING_TIME)));
  }

  @Test
  void strangers_meet_at_the_same_time() {
    add(requested(doctor, patient, start, now));
    Appointment strangers = add(requested(someDoctor(), somePatient(), start, now));

    assertThatIsKept(strangers);
  }

  @Test
  void an_accepted_appointment_goes_on_holding_its_slot() {
    update(accepted(add(requested(doctor, patient, start, now))));

    assertRefused(taken(start), () -> add(requested(doctor, somePatient(), start, now)));
    assertRefused(new PatientBusy(), () -> add(requested(someDoctor(), patient, start, now)));
  }

  @Test
  void a_doctor_who_is_taken_is_said_before_a_patient_who_is_busy() {
    add(requested(doctor, patient, start, now));

    assertRefused(taken(start), () -> add(requested(doctor, patient, start, now)));
  }

  @Test
  void a_refused_booking_holds_nothing() {
    add(requested(doctor, somePatient(), later(25), now));
    Appointment refused = requested(doctor, patient, start, now); // the first half is free
    assertRefused(taken(start), () -> add(refused));

    Appointment earlier = add(requested(doctor, somePatient(), later(-25), now));
    Appointment elsewhere = add(requested(someDoctor(), patient, start, now));

    assertThatIsKept(earlier);
    assertThatIsKept(elsewhere);
  }

  static Stream<Named<UnaryOperator<Appointment>>> ends() {
    return becoming().filter(becoming -> !becoming.getName().matches("accepted|rescheduled.*"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void an_appointment_that_has_ended_frees_its_slot_for_anyone(UnaryOperator<Appointment> end) {
    keepEachStep(add(requested(doctor, patient, start, now)), end);
    assertThat(occupied()).isEmpty();

    Appointment again = add(requested(doctor, patient, start, now)); // the same patient as well

    assertThatIsKept(again);
    assertThat(occupied()).containsExactly(new Slot(start));
  }

  @Test
  void an_appointment_can_end_and_its_slot_be_taken_in_one_unit_of_work() {
    Appointment old = add(requested(doctor, patient, start, now));
    Appointment next = requested(doctor, patient, start, now);

    unitOfWork()
        .execute(
            () -> {
              appointments().update(cancelled(old, Canceller.PATIENT));
              appointments().add(next);
              return next;
            });

    assertThatIsKept(next);
  }

  @Test
  void an_end_that_was_undone_goes_on_holding_the_slot() {
    Appointment appointment = add(requested(doctor, patient, start, now));
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          appointments().update(cancelled(appointment, Canceller.PATIENT));
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThatIsKept(appointment);
    assertRefused(taken(start), () -> add(requested(doctor, somePatient(), start, now)));
  }

  // — moving —

  @Test
  void an_appointment_that_moved_frees_the_old_slot_and_holds_the_new_one() {
    Appointment appointment = add(requested(doctor, patient, start, now));

    update(moved(appointment, Duration.ofHours(2)));

    assertThat(occupied()).containsExactly(new Slot(later(120)));
    assertRefused(taken(later(120)), () -> add(requested(doctor, somePatient(), later(120), now)));
    assertThatIsKept(add(requested(doctor, somePatient(), start, now)));
  }

  @ParameterizedTest(name = "{0} minutes later")
  @ValueSource(ints = {-45, -25, 5, 45})
  void an_appointment_can_move_to_a_slot_that_overlaps_its_own(int minutesLater) {
    Appointment appointment = add(requested(doctor, patient, start, now));

    Appointment moved = update(moved(appointment, Duration.ofMinutes(minutesLater)));

    assertThatIsKept(moved);
    assertThat(occupied()).containsExactly(new Slot(later(minutesLater)));
    assertRefused(
        taken(later(minutesLater + 45)),
        () -> add(requested(doctor, somePatient(), later(minutesLater + 45), now)));
    assertThatIsKept(add(requested(doctor, somePatient(), later(minutesLater + 50), now)));
    assertThatIsKept(add(requested(doctor, somePatient(), later(minutesLater - 50), now)));
  }

  @Test
  void an_appointment_that_cannot_move_stays_as_it_was() {
    Appointment appointment = add(requested(doctor, patient, start, now));
    add(requested(doctor, somePatient(), later(120), now));
    add(requested(someDoctor(), patient, later(240), now));

    assertRefused(taken(later(95)), () -> update(moved(appointment, Duration.ofMinutes(95))));
    assertRefused(new PatientBusy(), () -> update(moved(appointment, Duration.ofMinutes(265))));

    assertThatIsKept(appointment);
    assertThat(occupied()).containsExactly(new Slot(start), new Slot(later(120)));
  }

  // — at most five requests —

  @Test
  void a_patient_has_at_most_five_requests_that_await_an_answer() {
    fiveRequests();
    Appointment sixth = requested(doctor, patient, start, now);

    assertRefused(TOO_MANY, () -> add(sixth));

    assertThat(appointments().find(sixth.id())).isEmpty();
    assertThat(occupied()).isEmpty();
    assertThatIsKept(add(requested(doctor, somePatient(), start, now)));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_request_that_has_ended_makes_room_for_another(UnaryOperator<Appointment> end) {
    List<Appointment> five = fiveRequests();
    keepEachStep(five.get(2), end);

    Appointment another = add(requested(doctor, patient, start, now));

    assertThatIsKept(another);
    assertRefused(TOO_MANY, () -> add(requested(doctor, patient, later(50), now)));
  }

  @Test
  void an_accepted_request_makes_room_for_another() {
    fiveRequests().forEach(request -> update(accepted(request)));

    Appointment sixth = add(requested(doctor, patient, start, now));

    assertThatIsKept(sixth);
  }

  @Test
  void an_accepted_appointment_that_moves_is_a_request_again() {
    Appointment accepted = update(accepted(add(requested(doctor, patient, start, now))));
    fiveRequests();

    assertRefused(TOO_MANY, () -> update(moved(accepted, Duration.ofHours(1))));

    assertThatIsKept(accepted);
    assertThat(occupied()).containsExactly(new Slot(start));
  }

  @Test
  void a_request_that_moves_is_no_further_request() {
    List<Appointment> five = fiveRequests();

    Appointment moved = update(moved(five.get(4), Duration.ofHours(1)));

    assertThatIsKept(moved);
    assertRefused(TOO_MANY, () -> add(requested(doctor, patient, start, now)));
  }

  @Test
  void a_slot_that_is_taken_and_a_patient_who_is_busy_are_said_before_too_many_requests() {
    Instant ofTheFirst = fiveRequests().get(0).slot().startsAt();
    add(requested(doctor, somePatient(), start, now));

    assertRefused(taken(start), () -> add(requested(doctor, patient, start, now)));
    assertRefused(new PatientBusy(), () -> add(requested(doctor, patient, ofTheFirst, now)));
  }

  // — concurrency —

  @Test
  void of_sixty_patients_who_want_one_slot_one_gets_it() {
    List<Callable<Appointment>> bookings =
        IntStream.range(0, 60)
            .<Callable<Appointment>>mapToObj(
                i -> () -> add(requested(doctor, somePatient(), start, now)))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(bookings);

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertAllRefused(taken(start), ConcurrentAttempts.failures(outcomes));
    assertThat(occupied()).containsExactly(new Slot(start));
  }

  @Test
  void a_patient_who_asks_many_doctors_for_one_hour_gets_one() {
    List<Callable<Appointment>> bookings =
        IntStream.range(0, 20)
            .<Callable<Appointment>>mapToObj(
                i -> () -> add(requested(someDoctor(), patient, later(i % 3 * 5), now)))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(bookings);

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertAllRefused(new PatientBusy(), ConcurrentAttempts.failures(outcomes));
  }

  @Test
  void of_twenty_requests_of_one_patient_five_are_kept() {
    List<Callable<Appointment>> bookings =
        IntStream.range(0, 20)
            .<Callable<Appointment>>mapToObj(
                i -> () -> add(requested(someDoctor(), patient, later(i * 50), now)))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(bookings);

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(5);
    assertAllRefused(TOO_MANY, ConcurrentAttempts.failures(outcomes));
  }

  @Test
  void of_starts_that_do_not_align_no_two_that_are_kept_overlap() {
    List<Callable<Appointment>> bookings =
        IntStream.range(0, 48)
            .<Callable<Appointment>>mapToObj(
                i -> () -> add(requested(doctor, somePatient(), later(i * 35 % 240), now)))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(bookings);

    List<Slot> kept =
        outcomes.stream()
            .flatMap(o -> o.answer().stream())
            .map(Appointment::slot)
            .sorted()
            .toList();
    assertThat(ConcurrentAttempts.failures(outcomes))
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal ->
                            assertThat(refusal.violation()).isInstanceOf(SlotAlreadyTaken.class)));
    assertThat(kept).hasSizeBetween(3, 6);
    for (int i = 1; i < kept.size(); i++) {
      assertThat(kept.get(i).startsAt()).isAfterOrEqualTo(kept.get(i - 1).endsAt());
    }
    assertThat(occupied()).isEqualTo(kept);
  }

  @Test
  void of_two_who_swap_towards_each_others_slot_none_is_lost() {
    Appointment one = add(requested(doctor, patient, start, now));
    Appointment other = add(requested(doctor, somePatient(), later(50), now));

    var outcomes =
        ConcurrentAttempts.atOnce(
            List.<Callable<Appointment>>of(
                () -> update(moved(one, Duration.ofMinutes(50))),
                () -> update(moved(other, Duration.ofMinutes(-50)))));

    assertThat(ConcurrentAttempts.failures(outcomes))
        .extracting(failure -> ((DomainException) failure).violation())
        .containsExactlyInAnyOrder(taken(later(50)), taken(start));
    assertThatIsKept(one);
    assertThatIsKept(other);
  }

  // — queries —

  @Test
  void slots_that_are_held_are_told_in_order_and_only_the_doctors_own() {
    add(requested(doctor, somePatient(), later(120), now));
    update(accepted(add(requested(doctor, somePatient(), start, now))));
    add(requested(someDoctor(), somePatient(), later(60), now));

    assertThat(occupied()).containsExactly(new Slot(start), new Slot(later(120)));
  }

  @Test
  void a_slot_counts_as_held_in_a_range_that_it_reaches_into() {
    add(requested(doctor, patient, start, now));
    Instant end = start.plus(Slot.LENGTH);

    assertThat(appointments().occupied(doctor, end, end.plusSeconds(60), now)).isEmpty();
    assertThat(appointments().occupied(doctor, start.minusSeconds(60), start, now)).isEmpty();
    assertThat(appointments().occupied(doctor, end.minus(MICROSECOND), end, now)).hasSize(1);
    assertThat(appointments().occupied(doctor, start, start.plus(MICROSECOND), now)).hasSize(1);
  }

  @Test
  void what_many_doctors_hold_is_told_of_each() {
    DoctorId other = someDoctor();
    DoctorId idle = someDoctor();
    Appointment second = add(requested(doctor, somePatient(), later(100), now));
    Appointment first = update(accepted(add(requested(doctor, somePatient(), start, now))));
    Appointment others = add(requested(other, somePatient(), later(50), now));
    add(requested(someDoctor(), somePatient(), start, now));
    update(cancelled(add(requested(idle, somePatient(), start, now)), Canceller.PATIENT));
    Instant end = later(100).plus(Slot.LENGTH);

    var held = appointments().occupied(List.of(doctor, other, idle), start, end, now);
    assertThat(held)
        .containsOnly(
            Map.entry(doctor, appointments().occupied(doctor, start, end, now)),
            Map.entry(other, appointments().occupied(other, start, end, now)));
    assertThat(held.get(doctor))
        .extracting(HeldSlot::slot)
        .containsExactly(first.slot(), second.slot());
    assertThat(held.get(other)).extracting(HeldSlot::slot).containsExactly(others.slot());
    assertThat(appointments().occupied(List.of(doctor, other), later(100), end, now))
        .containsOnlyKeys(doctor);
    assertThat(
            appointments()
                .occupied(List.of(doctor, other), start, end, now.plus(Appointment.ANSWER_TIME)))
        .containsOnlyKeys(doctor);
    assertThat(appointments().occupied(List.of(), start, end, now)).isEmpty();
  }

  @Test
  void a_request_that_was_not_answered_in_time_holds_its_slot_no_longer() {
    Appointment request = add(requested(doctor, patient, start, now));
    Instant answerBy = now.plus(Appointment.ANSWER_TIME);

    assertThat(occupiedAt(answerBy.minus(MICROSECOND))).containsExactly(request.slot());
    assertThat(occupiedAt(answerBy)).isEmpty();
  }

  @Test
  void an_accepted_appointment_holds_its_slot_whatever_the_time() {
    Appointment accepted = update(accepted(add(requested(doctor, patient, start, now))));

    assertThat(occupiedAt(now.plus(Appointment.ANSWER_TIME))).containsExactly(accepted.slot());
    assertThat(occupiedAt(start.minus(MICROSECOND))).containsExactly(accepted.slot());
  }

  @Test
  void a_slot_is_overlapped_by_what_the_doctor_holds_around_it() {
    update(cancelled(add(requested(doctor, somePatient(), start, now)), Canceller.PATIENT));
    Appointment before = add(requested(doctor, somePatient(), later(-45), now));
    Appointment after = update(accepted(add(requested(doctor, patient, later(45), now))));
    add(requested(doctor, somePatient(), later(95), now)); // next to it, and to the one after it
    add(requested(doctor, somePatient(), later(-95), now));
    add(requested(someDoctor(), somePatient(), start, now));

    assertThat(inTheWayOf(somePatient()))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(before, after);
  }

  @Test
  void an_appointment_that_only_touches_a_slot_does_not_overlap_it() {
    add(requested(doctor, somePatient(), start.minus(Slot.LENGTH), now));
    add(requested(doctor, somePatient(), start.plus(Slot.LENGTH), now));

    assertThat(inTheWayOf(somePatient())).isEmpty();
  }

  @Test
  void the_patients_other_requests_are_in_the_way_each_once() {
    Appointment here = add(requested(doctor, patient, later(45), now));
    Appointment elsewhere = add(requested(someDoctor(), patient, later(500), now));
    update(accepted(add(requested(someDoctor(), patient, later(600), now))));
    update(cancelled(add(requested(someDoctor(), patient, later(700), now)), Canceller.PATIENT));
    add(requested(someDoctor(), somePatient(), later(500), now));

    assertThat(inTheWayOf(patient))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(here, elsewhere);
  }

  @Test
  void an_overdue_request_overlaps_until_it_is_settled() {
    Appointment overdue = add(requested(doctor, patient, start, now));
    Instant answerBy = now.plus(Appointment.ANSWER_TIME);
    assertThat(inTheWayOf(somePatient())).hasSize(1);
    assertRefused(taken(start), () -> add(requested(doctor, somePatient(), start, answerBy)));

    update(overdue.settle(answerBy).orElseThrow().aggregate());

    assertThat(inTheWayOf(somePatient())).isEmpty();
    assertThatIsKept(add(requested(doctor, somePatient(), start, answerBy)));
  }

  @Test
  void what_is_overdue_is_told_oldest_deadline_first() {
    Appointment accepted = update(accepted(add(requested(doctor, patient, start, now))));
    Instant reportBy = accepted.slot().endsAt().plus(Appointment.REPORTING_TIME);
    Instant weekLater = reportBy.minus(Appointment.ANSWER_TIME);
    Appointment answered =
        add(requested(doctor, patient, start.plus(Duration.ofDays(9)), weekLater));
    Appointment late =
        add(requested(doctor, patient, start.plus(Duration.ofDays(7)), weekLater.minusSeconds(2)));
    Appointment early =
        add(requested(doctor, patient, start.plus(Duration.ofDays(8)), weekLater.minusSeconds(4)));
    update(answered.refuse(new Reason("refused"), weekLater).aggregate());
    add(requested(doctor, patient, start.plus(Duration.ofDays(6)), weekLater.plusSeconds(1)));

    assertThat(overdue(reportBy, 10)).containsExactly(early.id(), late.id(), accepted.id());
    assertThat(overdue(reportBy, 2)).containsExactly(early.id(), late.id());
    assertThat(overdue(reportBy.minus(MICROSECOND), 10)).containsExactly(early.id(), late.id());
  }

  @Test
  void what_is_overdue_is_told_as_it_was_written_down() {
    Appointment request = add(requested(doctor, patient, start, now));

    assertThat(appointments().overdue(now.plus(Appointment.ANSWER_TIME), 1))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(request);
  }

  @Test
  void the_requests_of_a_patient_that_await_an_answer_are_told_as_they_were_written_down() {
    Appointment waiting = add(requested(doctor, patient, start, now));
    Appointment moved =
        update(
            moved(
                update(accepted(add(requested(someDoctor(), patient, later(100), now)))),
                Duration.ofHours(1)));
    update(accepted(add(requested(doctor, patient, later(300), now))));
    update(cancelled(add(requested(doctor, patient, later(400), now)), Canceller.PATIENT));
    add(requested(doctor, somePatient(), later(500), now));

    assertThat(appointments().awaitingAnswer(patient))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(waiting, moved);
    assertThat(appointments().awaitingAnswer(somePatient())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("becoming")
  void a_visit_is_completed_once_it_is_written_down_as_completed(
      UnaryOperator<Appointment> becoming) {
    Appointment became = keepEachStep(add(requested(doctor, patient, start, now)), becoming);

    assertThat(appointments().anyCompleted(patient))
        .isEqualTo(became.status() == AppointmentStatus.COMPLETED);
    assertThat(appointments().anyCompleted(somePatient())).isFalse();
  }

  @Test
  void upcoming_are_the_doctors_live_appointments_that_have_not_started() {
    Appointment later = update(accepted(add(requested(doctor, somePatient(), later(100), now))));
    Appointment next = add(requested(doctor, somePatient(), later(50), now));
    update(accepted(add(requested(doctor, somePatient(), start, now)))); // starts this instant
    update(accepted(add(requested(doctor, somePatient(), later(-50), now))));
    Appointment cancelled = add(requested(doctor, somePatient(), later(150), now));
    update(cancelled(cancelled, Canceller.PATIENT));
    add(requested(someDoctor(), somePatient(), later(50), now));

    assertThat(appointments().upcoming(doctor, start))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(next, later);
  }

  // — helpers —

  private List<Appointment> fiveRequests() {
    List<Appointment> five = new ArrayList<>();
    for (int i = 1; i <= Appointments.MAXIMUM_REQUESTS_PENDING; i++) {
      five.add(add(requested(someDoctor(), patient, later(1000 + 100 * i), now)));
    }
    return five;
  }

  private SlotAlreadyTaken taken(Instant startsAt) {
    return new SlotAlreadyTaken(doctor, startsAt);
  }

  private Instant later(int minutes) {
    return start.plus(Duration.ofMinutes(minutes));
  }

  private static Instant early(Appointment request) {
    return request.requestedAt().plusNanos(654_321_000);
  }

  private static Appointment accepted(Appointment request) {
    return request.accept(early(request)).aggregate();
  }

  private static Appointment cancelled(Appointment live, Canceller by) {
    return live.cancel(by, new Reason("Não poderei comparecer."), early(live)).aggregate();
  }

  private static Appointment completed(Appointment request) {
    Appointment accepted = accepted(request);
    return accepted.complete(accepted.slot().endsAt()).aggregate();
  }

  private static Appointment rated(Appointment completed, AppointmentRating rating) {
    return completed.rate(rating, completed.slot().endsAt()).aggregate();
  }

  private static Appointment missed(Appointment accepted, Party reporter) {
    return accepted.reportNoShow(reporter, accepted.slot().endsAt()).aggregate();
  }

  private static Appointment moved(Appointment live, Duration by) {
    return live.reschedule(new Slot(live.slot().startsAt().plus(by)), early(live))
        .orElseThrow()
        .aggregate();
  }

  private Appointment add(Appointment appointment) {
    return unitOfWork()
        .execute(
            () -> {
              appointments().add(appointment);
              return appointment;
            });
  }

  private Appointment update(Appointment appointment) {
    return unitOfWork()
        .execute(
            () -> {
              appointments().update(appointment);
              return appointment;
            });
  }

  /** Stores each step of an appointment's outcome, including the acceptance if needed. */
  private Appointment keepEachStep(Appointment request, UnaryOperator<Appointment> becoming) {
    Appointment became = becoming.apply(request);
    if (became.version() > request.version() + 1) {
      update(accepted(request));
    }
    if (became.version() > request.version() + 2) {
      update(completed(request));
    }
    return update(became);
  }

  private Appointment acceptNow(AppointmentId id) {
    return unitOfWork()
        .execute(
            () -> {
              Appointment found = appointments().find(id).orElseThrow();
              Appointment accepted = found.accept(early(found)).aggregate();
              appointments().update(accepted);
              return accepted;
            });
  }

  private Appointment refuseNow(AppointmentId id) {
    return unitOfWork()
        .execute(
            () -> {
              Appointment found = appointments().find(id).orElseThrow();
              Appointment refused =
                  found.refuse(new Reason("Não atendo."), early(found)).aggregate();
              appointments().update(refused);
              return refused;
            });
  }

  private List<Slot> occupied() {
    return occupiedAt(now);
  }

  private List<Slot> occupiedAt(Instant present) {
    return appointments()
        .occupied(doctor, start.minus(Duration.ofDays(1)), start.plus(Duration.ofDays(2)), present)
        .stream()
        .map(HeldSlot::slot)
        .toList();
  }

  private List<Appointment> inTheWayOf(PatientId someone) {
    return appointments().inTheWay(someone, doctor, new Slot(start));
  }

  private List<AppointmentId> overdue(Instant present, int limit) {
    return appointments().overdue(present, limit).stream().map(Appointment::id).toList();
  }

  private void assertThatIsKept(Appointment appointment) {
    assertThat(appointments().find(appointment.id()))
        .hasValueSatisfying(
            found -> assertThat(found).usingRecursiveComparison().isEqualTo(appointment));
  }
}
