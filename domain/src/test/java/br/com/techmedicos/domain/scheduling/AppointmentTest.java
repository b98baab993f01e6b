package br.com.techmedicos.domain.scheduling;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.Stars;
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
import br.com.techmedicos.domain.scheduling.SchedulingViolation.AlreadyRated;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.InvalidTransition;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooEarly;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooLate;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppointmentTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");
  private static final Instant END = START.plus(Duration.ofMinutes(50));
  private static final Instant ANSWER_BY = NOW.plus(Duration.ofHours(24));
  private static final Instant REPORT_BY = END.plus(Duration.ofHours(24));
  private static final Duration NANOSECOND = Duration.ofNanos(1);

  private static final AppointmentId ID =
      new AppointmentId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
  private static final DoctorId DOCTOR =
      new DoctorId(UUID.fromString("01900000-0000-7000-8000-000000000002"));
  private static final PatientId PATIENT =
      new PatientId(UUID.fromString("01900000-0000-7000-8000-000000000003"));
  private static final Money PRICE = Money.parse("250.00");
  private static final AppointmentRating RATING =
      new AppointmentRating(new Stars(5), Optional.of(new Comment("Ótima!")));

  private static Appointment requested() {
    return requestedFor(START);
  }

  private static Appointment requestedFor(Instant start) {
    return Appointment.request(ID, DOCTOR, PATIENT, new Slot(start), PRICE, NOW).aggregate();
  }

  private static Appointment accepted() {
    return requested().accept(NOW).aggregate();
  }

  private static Appointment completed() {
    return accepted().complete(END).aggregate();
  }

  /** An appointment in each of the states, reached by commands. */
  private static Appointment in(AppointmentStatus status) {
    return switch (status) {
      case REQUESTED -> requested();
      case ACCEPTED -> accepted();
      case REFUSED -> requested().refuse(new Reason("Não atendo."), NOW).aggregate();
      case EXPIRED -> requested().settle(ANSWER_BY).orElseThrow().aggregate();
      case CANCELLED ->
          requested().cancel(Canceller.PATIENT, new Reason("Viajo."), NOW).aggregate();
      case COMPLETED -> completed();
      case NO_SHOW -> accepted().reportNoShow(Party.DOCTOR, END).aggregate();
    };
  }

  private static Transition<Appointment, ? extends AppointmentEvent> give(
      AppointmentCommand command, Appointment to) {
    return switch (command) {
      case ACCEPT -> to.accept(NOW);
      case REFUSE -> to.refuse(new Reason("Não atendo."), NOW);
      case CANCEL -> to.cancel(Canceller.DOCTOR, new Reason("Adoeci."), NOW);
      case RESCHEDULE -> to.reschedule(new Slot(START.plus(Duration.ofDays(1))), NOW).orElseThrow();
      case COMPLETE -> to.complete(START);
      case REPORT_NO_SHOW -> to.reportNoShow(Party.DOCTOR, START.plus(Duration.ofMinutes(15)));
      case RATE -> to.rate(RATING, END);
    };
  }

  /**
   * What becomes of an appointment, by the state it is in and the command it is given at a time
   * when the command may be given. A dot is a refusal. Requests are not answered in time: at the
   * start and later they have expired.
   */
  private static final String TABLE =
      """
                | ACCEPT   | REFUSE  | CANCEL    | RESCHEDULE | COMPLETE  | REPORT_NO_SHOW | RATE
      REQUESTED | ACCEPTED | REFUSED | CANCELLED | REQUESTED  | .         | .              | .
      ACCEPTED  | .        | .       | CANCELLED | REQUESTED  | COMPLETED | NO_SHOW        | .
      REFUSED   | .        | .       | .         | .          | .         | .              | .
      EXPIRED   | .        | .       | .         | .          | .         | .              | .
      CANCELLED | .        | .       | .         | .          | .         | .              | .
      COMPLETED | .        | .       | .         | .          | .         | .              | COMPLETED
      NO_SHOW   | .        | .       | .         | .          | .         | .              | .
      """;

  static List<Arguments> table() {
    List<String[]> rows = TABLE.lines().map(line -> line.trim().split(" *\\| *")).toList();
    List<Arguments> cells = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      for (int column = 1; column < row.length; column++) {
        cells.add(
            Arguments.of(
                AppointmentStatus.valueOf(row[0]),
                AppointmentCommand.valueOf(rows.get(0)[column]),
                row[column].equals(".")
                    ? Optional.empty()
                    : Optional.of(AppointmentStatus.valueOf(row[column]))));
      }
    }
    return cells;
  }

  @ParameterizedTest(name = "{0}: {1} makes it {2}")
  @MethodSource("table")
  void every_state_does_what_the_table_says_of_every_command(
      AppointmentStatus from, AppointmentCommand command, Optional<AppointmentStatus> to) {
    Appointment appointment = in(from);

    if (to.isPresent()) {
      Appointment after = give(command, appointment).aggregate();
      assertThat(after.status()).isEqualTo(to.get());
      assertThat(after.version()).isEqualTo(appointment.version() + 1);
    } else {
      boolean unanswered = from == AppointmentStatus.REQUESTED;
      assertRefused(
          new InvalidTransition(unanswered ? AppointmentStatus.EXPIRED : from, command),
          () -> give(command, appointment));
    }
  }

  @Test
  void the_table_knows_every_state_and_every_command() {
    assertThat(table())
        .hasSize(AppointmentStatus.values().length * AppointmentCommand.values().length);
  }

  @ParameterizedTest
  @EnumSource
  void only_requested_and_accepted_appointments_are_live(AppointmentStatus status) {
    assertThat(status.live())
        .isEqualTo(status == AppointmentStatus.REQUESTED || status == AppointmentStatus.ACCEPTED);
  }

  @Nested
  class Requesting {

    @Test
    void holds_the_slot_at_the_price_of_now() {
      var request = Appointment.request(ID, DOCTOR, PATIENT, new Slot(START), PRICE, NOW);

      Appointment appointment = request.aggregate();
      assertThat(appointment.id()).isEqualTo(ID);
      assertThat(appointment.doctor()).isEqualTo(DOCTOR);
      assertThat(appointment.patient()).isEqualTo(PATIENT);
      assertThat(appointment.slot()).isEqualTo(new Slot(START));
      assertThat(appointment.price()).isEqualTo(PRICE);
      assertThat(appointment.requestedAt()).isEqualTo(NOW);
      assertThat(appointment.version()).isEqualTo(1);
      assertThat(request.event()).isEqualTo(new AppointmentRequested(ID, NOW));
      assertThat(request.event().aggregateId()).isEqualTo(ID.value());
    }

    @Test
    void gives_the_doctor_a_day_to_answer() {
      assertThat(requested().state()).isEqualTo(new AppointmentState.Requested(ANSWER_BY));
    }

    @Test
    void gives_the_doctor_until_the_start_if_that_is_sooner() {
      Instant inTwoHours = NOW.plus(Duration.ofHours(2));
      assertThat(requestedFor(inTwoHours).state())
          .isEqualTo(new AppointmentState.Requested(inTwoHours));
      Instant justSooner = ANSWER_BY.minus(NANOSECOND);
      assertThat(requestedFor(justSooner).state())
          .isEqualTo(new AppointmentState.Requested(justSooner));
      assertThat(requestedFor(ANSWER_BY.plus(NANOSECOND)).state())
          .isEqualTo(new AppointmentState.Requested(ANSWER_BY));
    }
  }

  @Nested
  class Answering {

    private final Instant lastMoment = ANSWER_BY.minus(NANOSECOND);

    @Test
    void accepts_strictly_before_the_deadline() {
      var accepted = requested().accept(lastMoment);

      assertThat(accepted.aggregate().state()).isEqualTo(new AppointmentState.Accepted(lastMoment));
      assertThat(accepted.event()).isEqualTo(new AppointmentAccepted(ID, lastMoment));
      assertRefused(
          new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.ACCEPT),
          () -> requested().accept(ANSWER_BY));
    }

    @Test
    void refuses_strictly_before_the_deadline_with_a_reason() {
      var refused = requested().refuse(new Reason("  Não atendo\ncrianças. "), lastMoment);

      assertThat(refused.aggregate().state())
          .isEqualTo(new AppointmentState.Refused(new Reason("Não atendo\ncrianças."), lastMoment));
      assertThat(refused.event()).isEqualTo(new AppointmentRefused(ID, lastMoment));
      assertRefused(
          new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.REFUSE),
          () -> requested().refuse(new Reason("Não atendo."), ANSWER_BY));
    }

    @Test
    void accepts_until_the_start_when_that_is_the_deadline() {
      Instant soon = NOW.plus(Duration.ofMinutes(5));

      assertThat(requestedFor(soon).accept(soon.minus(NANOSECOND)).aggregate().status())
          .isEqualTo(AppointmentStatus.ACCEPTED);
      assertRefused(
          new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.ACCEPT),
          () -> requestedFor(soon).accept(soon));
    }
  }

  @Nested
  class Cancelling {

    @ParameterizedTest
    @EnumSource
    void tells_who_and_why(Canceller by) {
      var cancelled = accepted().cancel(by, new Reason(" Adoeci. "), NOW);

      assertThat(cancelled.aggregate().state())
          .isEqualTo(new AppointmentState.Cancelled(by, new Reason("Adoeci."), NOW));
      assertThat(cancelled.event()).isEqualTo(new AppointmentCancelled(ID, by, NOW));
    }

    @Test
    void is_possible_strictly_before_the_start() {
      assertThat(
              accepted()
                  .cancel(Canceller.PATIENT, new Reason("Adoeci."), START.minus(NANOSECOND))
                  .aggregate())
          .extracting(Appointment::status)
          .isEqualTo(AppointmentStatus.CANCELLED);
      assertRefused(
          new TooLate(AppointmentCommand.CANCEL, START, DOCTOR),
          () -> accepted().cancel(Canceller.PATIENT, new Reason("Adoeci."), START));
    }

    @Test
    void comes_too_late_for_a_request_that_has_expired() {
      assertRefused(
          new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.CANCEL),
          () -> requested().cancel(Canceller.PATIENT, new Reason("Adoeci."), ANSWER_BY));
    }
  }

  @Nested
  class Rescheduling {

    private final Slot newSlot = new Slot(START.plus(Duration.ofDays(3)));
    private final Instant later = NOW.plus(Duration.ofHours(30));

    @Test
    void is_a_new_request_at_the_old_price() {
      var moved = accepted().reschedule(newSlot, later).orElseThrow();

      Appointment appointment = moved.aggregate();
      assertThat(appointment.slot()).isEqualTo(newSlot);
      assertThat(appointment.state())
          .isEqualTo(new AppointmentState.Requested(later.plus(Duration.ofHours(24))));
      assertThat(appointment.price()).isEqualTo(PRICE);
      assertThat(appointment.id()).isEqualTo(ID);
      assertThat(appointment.doctor()).isEqualTo(DOCTOR);
      assertThat(appointment.patient()).isEqualTo(PATIENT);
      assertThat(appointment.requestedAt()).isEqualTo(NOW);
      assertThat(appointment.version()).isEqualTo(3);
      assertThat(moved.event()).isEqualTo(new AppointmentRescheduled(ID, later));
    }

    @Test
    void gives_the_doctor_until_the_new_start_if_that_is_sooner() {
      Slot soon = new Slot(later.plus(Duration.ofHours(1)));

      assertThat(accepted().reschedule(soon, later).orElseThrow().aggregate().state())
          .isEqualTo(new AppointmentState.Requested(soon.startsAt()));
    }

    @Test
    void is_possible_strictly_before_the_old_start() {
      assertThat(accepted().reschedule(newSlot, START.minus(NANOSECOND))).isPresent();
      assertRefused(
          new TooLate(AppointmentCommand.RESCHEDULE, START, DOCTOR),
          () -> accepted().reschedule(newSlot, START));
    }

    @Test
    void comes_too_late_for_a_request_that_has_expired() {
      assertRefused(
          new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.RESCHEDULE),
          () -> requested().reschedule(newSlot, ANSWER_BY));
    }

    @Test
    void to_the_time_that_it_has_changes_nothing() {
      assertThat(accepted().reschedule(new Slot(START), later)).isEmpty();
      assertThat(requested().reschedule(new Slot(START), NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void to_the_time_that_it_has_is_refused_when_no_other_would_be_taken() {
      assertRefused(
          new TooLate(AppointmentCommand.RESCHEDULE, START, DOCTOR),
          () -> accepted().reschedule(new Slot(START), START));
      assertRefused(
          new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.RESCHEDULE),
          () -> requested().reschedule(new Slot(START), ANSWER_BY));
    }
  }

  @Nested
  class Completing {

    @Test
    void is_possible_from_the_start_on() {
      var completed = accepted().complete(START);

      assertThat(completed.aggregate().state())
          .isEqualTo(new AppointmentState.Completed(START, Optional.empty()));
      assertThat(completed.event()).isEqualTo(new AppointmentCompleted(ID, START));
      assertRefused(
          new TooEarly(AppointmentCommand.COMPLETE, START, DOCTOR),
          () -> accepted().complete(START.minus(NANOSECOND)));
    }

    @Test
    void is_possible_until_it_goes_without_saying() {
      assertThat(accepted().complete(REPORT_BY.minus(NANOSECOND)).aggregate().status())
          .isEqualTo(AppointmentStatus.COMPLETED);
      assertRefused(
          new InvalidTransition(AppointmentStatus.COMPLETED, AppointmentCommand.COMPLETE),
          () -> accepted().complete(REPORT_BY));
    }
  }

  @Nested
  class ReportingANoShow {

    private final Instant fromThenOn = START.plus(Duration.ofMinutes(15));

    @Test
    void is_said_of_the_other_party() {
      var ofThePatient = accepted().reportNoShow(Party.DOCTOR, fromThenOn);
      assertThat(ofThePatient.aggregate().state())
          .isEqualTo(new AppointmentState.NoShow(Party.PATIENT, fromThenOn));
      assertThat(ofThePatient.event()).isEqualTo(new NoShowReported(ID, Party.PATIENT, fromThenOn));

      var ofTheDoctor = accepted().reportNoShow(Party.PATIENT, fromThenOn);
      assertThat(ofTheDoctor.aggregate().state())
          .isEqualTo(new AppointmentState.NoShow(Party.DOCTOR, fromThenOn));
    }

    @Test
    void waits_a_quarter_of_an_hour() {
      assertRefused(
          new TooEarly(AppointmentCommand.REPORT_NO_SHOW, fromThenOn, DOCTOR),
          () -> accepted().reportNoShow(Party.DOCTOR, fromThenOn.minus(NANOSECOND)));
    }

    @Test
    void is_possible_for_a_day_after_the_end() {
      assertThat(accepted().reportNoShow(Party.PATIENT, REPORT_BY.minus(NANOSECOND)).aggregate())
          .extracting(Appointment::status)
          .isEqualTo(AppointmentStatus.NO_SHOW);
      assertRefused(
          new InvalidTransition(AppointmentStatus.COMPLETED, AppointmentCommand.REPORT_NO_SHOW),
          () -> accepted().reportNoShow(Party.PATIENT, REPORT_BY));
    }
  }

  @Nested
  class Rating {

    @Test
    void is_kept_with_the_completed_appointment() {
      var rated = completed().rate(RATING, REPORT_BY);

      assertThat(rated.aggregate().state())
          .isEqualTo(new AppointmentState.Completed(END, Optional.of(RATING)));
      assertThat(rated.event()).isEqualTo(new AppointmentRated(ID, REPORT_BY));
    }

    @Test
    void is_given_once() {
      Appointment rated = completed().rate(RATING, REPORT_BY).aggregate();

      assertRefused(new AlreadyRated(), () -> rated.rate(RATING, REPORT_BY));
    }

    @Test
    void is_possible_once_a_consultation_is_complete_without_anyones_saying() {
      assertRefused(
          new InvalidTransition(AppointmentStatus.ACCEPTED, AppointmentCommand.RATE),
          () -> accepted().rate(RATING, REPORT_BY.minus(NANOSECOND)));
      assertThat(accepted().rate(RATING, REPORT_BY).aggregate().state())
          .isEqualTo(new AppointmentState.Completed(REPORT_BY, Optional.of(RATING)));
    }
  }

  @Nested
  class Deadlines {

    @Test
    void expire_a_request_the_moment_they_pass() {
      assertThat(requested().settle(ANSWER_BY.minus(NANOSECOND))).isEmpty();

      var expired = requested().settle(REPORT_BY).orElseThrow();
      assertThat(expired.aggregate().state()).isEqualTo(new AppointmentState.Expired(ANSWER_BY));
      assertThat(expired.aggregate().version()).isEqualTo(2);
      assertThat(expired.event()).isEqualTo(new AppointmentExpired(ID, ANSWER_BY));
      assertThat(requested().settle(ANSWER_BY)).isPresent();
    }

    @Test
    void complete_an_accepted_appointment_the_moment_they_pass() {
      assertThat(accepted().settle(REPORT_BY.minus(NANOSECOND))).isEmpty();

      var completed = accepted().settle(REPORT_BY.plus(Duration.ofDays(9))).orElseThrow();
      assertThat(completed.aggregate().state())
          .isEqualTo(new AppointmentState.Completed(REPORT_BY, Optional.empty()));
      assertThat(completed.event()).isEqualTo(new AppointmentCompleted(ID, REPORT_BY));
      assertThat(accepted().settle(REPORT_BY)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "EXPIRED", "CANCELLED", "COMPLETED", "NO_SHOW"})
    void do_nothing_to_what_has_ended(AppointmentStatus status) {
      assertThat(in(status).settle(REPORT_BY)).isEmpty();
    }

    @Test
    void count_before_they_are_written_down() {
      Appointment request = requested();

      assertThat(request.asOf(ANSWER_BY).status()).isEqualTo(AppointmentStatus.EXPIRED);
      assertThat(request.asOf(NOW)).isSameAs(request);
      assertThat(request.status()).isEqualTo(AppointmentStatus.REQUESTED);
    }
  }

  @Nested
  class Parties {

    @Test
    void are_the_two_who_meet() {
      assertThat(Participant.of(DOCTOR).takesPartIn(requested())).isTrue();
      assertThat(Participant.of(PATIENT).takesPartIn(requested())).isTrue();
    }

    @Test
    void are_nobody_else_and_nobody_in_another_role() {
      UUID stranger = UUID.fromString("01900000-0000-7000-8000-00000000ffff");

      assertThat(Participant.of(new DoctorId(stranger)).takesPartIn(requested())).isFalse();
      assertThat(Participant.of(new PatientId(stranger)).takesPartIn(requested())).isFalse();
      assertThat(new Participant(Party.DOCTOR, PATIENT.value()).takesPartIn(requested())).isFalse();
      assertThat(new Participant(Party.PATIENT, DOCTOR.value()).takesPartIn(requested())).isFalse();
    }

    @Test
    void cancel_as_what_they_are() {
      assertThat(Canceller.of(Party.DOCTOR)).isEqualTo(Canceller.DOCTOR);
      assertThat(Canceller.of(Party.PATIENT)).isEqualTo(Canceller.PATIENT);
    }
  }

  @Test
  void what_a_store_kept_is_restored_as_it_was() {
    Appointment rated = completed().rate(RATING, REPORT_BY).aggregate();

    Appointment restored =
        Appointment.restore(
            rated.id(),
            rated.doctor(),
            rated.patient(),
            rated.slot(),
            rated.price(),
            rated.requestedAt(),
            rated.state(),
            rated.version());

    assertThat(restored).usingRecursiveComparison().isEqualTo(rated);
  }

  @Test
  void a_comment_can_be_lost_and_its_stars_stay() {
    Appointment rated = completed().rate(RATING, REPORT_BY).aggregate();

    Appointment without = rated.withoutComment().orElseThrow();

    var stars = new AppointmentRating(RATING.stars(), Optional.empty());
    assertThat(without.state()).isEqualTo(new AppointmentState.Completed(END, Optional.of(stars)));
    assertThat(without.version()).isEqualTo(rated.version() + 1);
  }

  @Test
  void what_has_no_comment_has_none_to_lose() {
    var stars = new AppointmentRating(RATING.stars(), Optional.empty());

    assertThat(requested().withoutComment()).isEmpty();
    assertThat(completed().withoutComment()).isEmpty();
    assertThat(completed().rate(stars, REPORT_BY).aggregate().withoutComment()).isEmpty();
  }
}
