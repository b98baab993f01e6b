package br.com.techmedicos.stories.scheduling;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertAllRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.InvalidTransition;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.PatientBusy;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotAlreadyTaken;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooManyRequestsPending;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many want the same at the same time. */
class ManyAtOnceTest extends ClinicStory {

  private static <T> List<Callable<T>> times(int count, IntFunction<T> attempt) {
    return IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> attempt.apply(i)).toList();
  }

  @Test
  void of_sixty_patients_who_want_one_slot_one_gets_it() {
    List<PatientId> patients = IntStream.range(0, 60).mapToObj(i -> anotherPatient()).toList();

    var outcomes =
        ConcurrentAttempts.atOnce(times(60, i -> book(patients.get(i), ana, FRIDAY_0800)));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertAllRefused(new SlotAlreadyTaken(ana, FRIDAY_0800), ConcurrentAttempts.failures(outcomes));
  }

  @Test
  void of_thirty_answers_one_counts() {
    AppointmentId id = booked(FRIDAY_0800);

    var outcomes = ConcurrentAttempts.atOnce(times(30, i -> i % 2 == 0 ? accept(id) : refuse(id)));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertThat(ConcurrentAttempts.failures(outcomes))
        .allSatisfy(
            failure ->
                assertThat(((DomainException) failure).violation())
                    .isInstanceOf(InvalidTransition.class));
    assertThat(eventsOf(id)).hasSize(2); // requested, and one answer
  }

  @Test
  void a_patient_who_asks_two_doctors_for_one_hour_gets_one() {
    DoctorId bia = anotherDoctor("654321");

    var outcomes =
        ConcurrentAttempts.atOnce(times(10, i -> book(jose, i % 2 == 0 ? ana : bia, FRIDAY_0800)));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertThat(ConcurrentAttempts.failures(outcomes))
        .allSatisfy(
            failure ->
                assertThat(((DomainException) failure).violation())
                    .isIn(
                        new PatientBusy(),
                        new SlotAlreadyTaken(ana, FRIDAY_0800),
                        new SlotAlreadyTaken(bia, FRIDAY_0800)));
  }

  @Test
  void of_twenty_requests_of_one_patient_five_wait() {
    List<DoctorId> doctors =
        IntStream.range(0, 20).mapToObj(i -> anotherDoctor(String.valueOf(3000 + i))).toList();

    var outcomes =
        ConcurrentAttempts.atOnce(
            times(20, i -> book(jose, doctors.get(i), FRIDAY_0800.plus(Duration.ofDays(i)))));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(5);
    assertAllRefused(new TooManyRequestsPending(5), ConcurrentAttempts.failures(outcomes));
  }

  @Test
  void ratings_that_come_together_all_count() {
    List<AppointmentId> visits = new ArrayList<>();
    for (int day = 0; day < 12; day++) {
      visits.add(accepted(FRIDAY_0800.plus(Duration.ofDays(day))));
    }
    clock.advance(Duration.ofDays(30));

    var outcomes = ConcurrentAttempts.atOnce(times(12, i -> rate(visits.get(i), 1 + i % 5)));

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(clinic.doctorRatings().of(ana)).isEqualTo(new RatingSummary(33, 12));
  }

  @Test
  void whatever_is_edited_booked_cancelled_and_moved_nothing_overlaps() {
    List<PatientId> patients = IntStream.range(0, 8).mapToObj(i -> anotherPatient()).toList();
    ConcurrentLinkedQueue<AppointmentId> booked = new ConcurrentLinkedQueue<>();

    var outcomes =
        ConcurrentAttempts.atOnce(
            times(
                8,
                i -> {
                  for (int turn = 0; turn < 40; turn++) {
                    play(i, turn, patients.get(i), booked);
                  }
                  return i;
                }));

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    List<Slot> live =
        booked.stream()
            .map(this::kept)
            .filter(appointment -> appointment.status().live())
            .map(Appointment::slot)
            .sorted()
            .toList();
    assertThat(booked).hasSizeGreaterThan(live.size());
    assertThat(live).hasSizeGreaterThan(3);
    for (int i = 1; i < live.size(); i++) {
      assertThat(live.get(i).startsAt()).isAfterOrEqualTo(live.get(i - 1).endsAt());
    }
  }

  /** One patient's, or once in a while the doctor's, next move; the domain may refuse it. */
  private void play(
      int player, int turn, PatientId patient, ConcurrentLinkedQueue<AppointmentId> booked) {
    int dice = (player * 31 + turn * 17) % 10;
    int days = (player * 7 + turn * 3) % 4;
    try {
      if (dice == 0) {
        clinic.openEveryDay(ana, turn % 2 == 0 ? "08:00" : "08:25", "12:35");
        return;
      }
      List<Instant> free = freeOn(FRIDAY.plusDays(days));
      Instant wanted = free.isEmpty() ? FRIDAY_0800 : free.get(turn % free.size());
      AppointmentId mine =
          booked.stream()
              .filter(id -> kept(id).patient().equals(patient) && kept(id).status().live())
              .findFirst()
              .orElse(null);
      if (mine == null || dice < 5) {
        booked.add(book(patient, ana, wanted));
      } else if (dice < 7) {
        cancel(mine, Participant.of(patient));
      } else {
        clinic
            .scheduling()
            .rescheduleAppointment()
            .handle(new RescheduleAppointment.Command(mine, patient, wanted));
      }
    } catch (DomainException refused) {
      // someone was faster, or the agenda has changed
    }
  }

  @Test
  void a_suspension_leaves_no_booking_behind_that_comes_at_the_same_time() {
    List<PatientId> patients = IntStream.range(0, 16).mapToObj(i -> anotherPatient()).toList();
    ConcurrentLinkedQueue<AppointmentId> booked = new ConcurrentLinkedQueue<>();

    ConcurrentAttempts.atOnce(
        times(
            17,
            i ->
                i == 8
                    ? suspendAna()
                    : booked.add(
                        book(patients.get(i % 16), ana, FRIDAY_0800.plus(Duration.ofDays(i))))));

    assertThat(booked)
        .allSatisfy(id -> assertThat(kept(id).status()).isEqualTo(AppointmentStatus.CANCELLED));
  }

  private boolean suspendAna() {
    clinic
        .directory()
        .decideVerification()
        .handle(
            new DecideVerification.Command(
                ana, new DecideVerification.Decision.Suspended(new Reason("Licença cassada"))));
    return true;
  }
}
