package br.com.techmedicos.stories.scheduling;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.NewAccountAwaitsDoctor;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.NewAccountRequestsPending;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotAlreadyTaken;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooManyRequestsPending;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Who has just signed up asks few doctors at once, so that a doctor's week is not held by nobody.
 */
class NewAccountTest extends ClinicStory {

  private static final Instant TOMORROW = SEVEN.plus(Duration.ofHours(24));

  private final PatientId nina = newPatient();
  private final DoctorId bia = anotherDoctor("100001");
  private final DoctorId caio = anotherDoctor("100002");

  @Test
  void a_new_patient_awaits_one_answer_of_a_doctor() {
    AppointmentId first = book(nina, ana, FRIDAY_0800);

    assertRefused(awaited(ana), () -> book(nina, ana, FRIDAY_0850));

    refuse(first);
    assertAwaited(book(nina, ana, FRIDAY_0850));
  }

  @Test
  void a_new_patient_awaits_two_answers() {
    book(nina, ana, FRIDAY_0800);
    AppointmentId second = book(nina, bia, FRIDAY_0850);

    assertRefused(twoAwaited(caio), () -> book(nina, caio, FRIDAY_0940));
    assertRefused(twoAwaited(ana), () -> book(nina, ana, FRIDAY_0940));

    cancel(second, Participant.of(nina));
    assertAwaited(book(nina, caio, FRIDAY_0940));
  }

  @Test
  void an_answer_makes_room_for_another_request() {
    accept(book(nina, ana, FRIDAY_0800));

    assertAwaited(book(nina, ana, FRIDAY_0850));
    assertAwaited(book(nina, bia, FRIDAY_0940));
    assertRefused(twoAwaited(caio), () -> book(nina, caio, FRIDAY_1030));
  }

  @Test
  void a_request_that_has_expired_counts_no_longer_although_nobody_has_written_it_down() {
    clinic.openEveryDay(ana, "00:00", "23:20");
    AppointmentId soon = book(nina, ana, SEVEN.plus(Duration.ofMinutes(80)));
    clock.setTo(kept(soon).slot().startsAt());

    assertAwaited(book(nina, ana, FRIDAY_0800.plus(Duration.ofMinutes(20))));
  }

  @Test
  void the_quota_ends_a_day_after_signing_up_to_the_microsecond() {
    clock.advance(Duration.ofHours(1)); // so that what is asked now still waits tomorrow
    book(nina, ana, FRIDAY_0800);
    clock.setTo(TOMORROW.minusNanos(1000));
    assertRefused(awaited(ana), () -> book(nina, ana, FRIDAY_0850));

    clock.setTo(TOMORROW);

    book(nina, ana, FRIDAY_0850);
    book(nina, ana, FRIDAY_0940);
    book(nina, ana, FRIDAY_1030);
    assertAwaited(book(nina, bia, FRIDAY_0800.plus(Duration.ofDays(1))));
    assertRefused(
        new TooManyRequestsPending(5), () -> book(nina, bia, FRIDAY_0850.plus(Duration.ofDays(1))));
  }

  @Test
  void a_completed_visit_ends_it_sooner() {
    Instant eight = Instant.parse("2026-11-23T11:00:00Z");
    AppointmentId visit = book(nina, ana, eight);
    accept(visit);
    clock.setTo(eight);
    book(nina, bia, FRIDAY_0800);
    assertRefused(awaited(bia), () -> book(nina, bia, FRIDAY_0850));

    complete(visit);

    book(nina, bia, FRIDAY_0850);
    assertAwaited(book(nina, bia, FRIDAY_0940));
  }

  @Test
  void an_accepted_appointment_that_moves_is_a_request_again() {
    AppointmentId accepted = book(nina, ana, FRIDAY_0800);
    accept(accepted);
    AppointmentId waiting = book(nina, ana, FRIDAY_0850);

    assertRefused(awaited(ana), () -> move(accepted, FRIDAY_0940));
    assertThat(kept(accepted).status()).isEqualTo(AppointmentStatus.ACCEPTED);

    cancel(waiting, Participant.of(nina));
    book(nina, bia, FRIDAY_0850);
    book(nina, caio, FRIDAY_1030);
    assertRefused(twoAwaited(ana), () -> move(accepted, FRIDAY_0940));
  }

  @Test
  void a_request_that_moves_is_no_further_request() {
    AppointmentId waiting = book(nina, ana, FRIDAY_0800);
    book(nina, bia, FRIDAY_0850);

    move(waiting, FRIDAY_0940);

    assertAwaited(waiting);
  }

  @Test
  void a_taken_slot_is_told_before_the_quota() {
    book(jose, ana, FRIDAY_0850);
    book(nina, ana, FRIDAY_0800);

    assertRefused(new SlotAlreadyTaken(ana, FRIDAY_0850), () -> book(nina, ana, FRIDAY_0850));
  }

  @Test
  void twenty_throw_away_accounts_hold_twenty_slots_of_a_doctor_at_most() {
    List<PatientId> crowd = IntStream.range(0, 20).mapToObj(i -> newPatient()).toList();
    clinic.openEveryDay(ana, "08:00", "18:00");

    ConcurrentAttempts.atOnce(
        IntStream.range(0, 96)
            .<Callable<AppointmentId>>mapToObj(
                i ->
                    () ->
                        book(
                            crowd.get(i % 20),
                            ana,
                            FRIDAY_0800
                                .plus(Duration.ofDays(i / 12))
                                .plus(Duration.ofMinutes(50L * (i % 12)))))
            .toList());

    assertThat(crowd)
        .allSatisfy(
            patient ->
                assertThat(clinic.appointments().awaitingAnswer(patient)).hasSizeLessThan(2));
  }

  @Test
  void of_many_requests_at_once_two_count_and_one_a_doctor() {
    List<DoctorId> doctors = List.of(ana, bia, caio);

    var outcomes =
        ConcurrentAttempts.atOnce(
            IntStream.range(0, 24)
                .<Callable<AppointmentId>>mapToObj(
                    i -> () -> book(nina, doctors.get(i % 3), FRIDAY_0800.plus(Duration.ofDays(i))))
                .toList());

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(2);
    assertThat(clinic.appointments().awaitingAnswer(nina))
        .extracting(request -> request.doctor())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  private static NewAccountRequestsPending twoAwaited(DoctorId doctor) {
    return new NewAccountRequestsPending(2, TOMORROW, doctor);
  }

  private static NewAccountAwaitsDoctor awaited(DoctorId doctor) {
    return new NewAccountAwaitsDoctor(TOMORROW, doctor);
  }

  private void assertAwaited(AppointmentId id) {
    assertThat(kept(id).asOf(clock.instant()).status()).isEqualTo(AppointmentStatus.REQUESTED);
  }

  private void move(AppointmentId id, Instant startsAt) {
    clinic
        .scheduling()
        .rescheduleAppointment()
        .handle(new RescheduleAppointment.Command(id, nina, startsAt));
  }
}
