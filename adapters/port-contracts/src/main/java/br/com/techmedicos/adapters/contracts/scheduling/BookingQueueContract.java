package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.shared.Attempts;
import br.com.techmedicos.adapters.contracts.shared.Fresh;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link BookingQueue} promises. */
public abstract class BookingQueueContract {

  private static final long TIME_TO_JUMP_THE_QUEUE = 150;

  private DoctorId doctor;
  private PatientId patient;

  /** The queue to hold to it. */
  protected abstract BookingQueue queue();

  /** The doctors who are booked. */
  protected abstract Doctors doctors();

  /** The patients who book. */
  protected abstract Patients patients();

  /** The appointments that are booked. */
  protected abstract Appointments appointments();

  /** The unit of work that turns last as long as. */
  protected abstract UnitOfWork unitOfWork();

  @BeforeEach
  void someone_to_queue_for() {
    doctor = someDoctor();
    patient = somePatient();
  }

  @Test
  void those_who_want_the_same_doctor_wait_for_each_other() {
    assertThatTheSecondWaits(
        () -> queue().takeTurn(patient, doctor), () -> queue().takeTurn(somePatient(), doctor));
  }

  @Test
  void bookings_of_the_same_patient_wait_for_each_other() {
    assertThatTheSecondWaits(
        () -> queue().takeTurn(patient, doctor), () -> queue().takeTurn(patient, someDoctor()));
  }

  @Test
  void whoever_suspends_a_doctor_waits_for_bookings_under_way() {
    assertThatTheSecondWaits(
        () -> queue().takeTurn(patient, doctor), () -> queue().takeTurn(doctor));
  }

  @Test
  void bookings_wait_for_a_suspension_under_way() {
    assertThatTheSecondWaits(
        () -> queue().takeTurn(doctor), () -> queue().takeTurn(patient, doctor));
  }

  @Test
  void whoever_suspends_a_patient_waits_for_bookings_under_way() {
    assertThatTheSecondWaits(
        () -> queue().takeTurn(patient, doctor), () -> queue().takeTurn(patient));
  }

  @Test
  void bookings_wait_for_a_patients_suspension_under_way() {
    assertThatTheSecondWaits(
        () -> queue().takeTurn(patient), () -> queue().takeTurn(patient, doctor));
  }

  @Test
  void a_turn_leaves_the_patient_as_they_were() {
    Patient before = patients().find(patient).orElseThrow();

    unitOfWork().run(() -> queue().takeTurn(patient));

    assertThat(patients().find(patient))
        .hasValueSatisfying(
            after -> assertThat(after).usingRecursiveComparison().isEqualTo(before));
  }

  @Test
  void whoever_has_a_patients_turn_sees_what_those_before_them_kept() {
    Instant now = Fresh.noon();
    List<Callable<Boolean>> bookings =
        IntStream.range(0, 24)
            .<Callable<Boolean>>mapToObj(
                i -> () -> bookUnlessTwoWait(now.plus(Duration.ofDays(7 + i)), now))
            .toList();

    var outcomes = Attempts.atOnce(bookings);

    assertThat(Attempts.failures(outcomes)).isEmpty();
    assertThat(appointments().awaitingAnswer(patient)).hasSize(2);
  }

  private boolean bookUnlessTwoWait(Instant startsAt, Instant now) {
    return unitOfWork()
        .execute(
            () -> {
              queue().takeTurn(patient);
              boolean room = appointments().awaitingAnswer(patient).size() < 2;
              if (room) {
                appointments()
                    .add(
                        SampleAppointment.requested(
                            SampleAppointment.someDoctor(), patient, startsAt, now));
              }
              return room;
            });
  }

  @Test
  void a_turn_can_be_taken_twice_in_one_unit_of_work() {
    int turns =
        unitOfWork()
            .execute(
                () -> {
                  queue().takeTurn(patient, doctor);
                  queue().takeTurn(patient, doctor);
                  queue().takeTurn(patient);
                  queue().takeTurn(doctor);
                  return 3;
                });

    assertThat(turns).isEqualTo(3);
  }

  @Test
  void nobody_waits_for_ever_whoever_wants_whom() {
    List<DoctorId> doctors = List.of(doctor, someDoctor(), someDoctor());
    List<PatientId> patients = List.of(patient, somePatient(), somePatient());
    List<Callable<Integer>> everyone =
        IntStream.range(0, 27)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        unitOfWork()
                            .execute(
                                () -> {
                                  if (i % 9 == 8) {
                                    queue().takeTurn(doctors.get(i / 9));
                                  } else {
                                    queue().takeTurn(patients.get(i % 3), doctors.get(i / 3 % 3));
                                  }
                                  return i;
                                }))
            .toList();

    var outcomes = Attempts.atOnce(everyone);

    assertThat(Attempts.failures(outcomes)).isEmpty();
  }

  @Test
  void there_is_no_queue_for_a_doctor_or_a_patient_that_is_unknown() {
    boolean passed =
        unitOfWork()
            .execute(
                () -> {
                  queue().takeTurn(SampleAppointment.somePatient(), SampleAppointment.someDoctor());
                  queue().takeTurn(SampleAppointment.somePatient());
                  queue().takeTurn(SampleAppointment.someDoctor());
                  return true;
                });

    assertThat(passed).isTrue();
  }

  private void assertThatTheSecondWaits(Runnable firstTurn, Runnable secondTurn) {
    CountDownLatch firstHasTheTurn = new CountDownLatch(1);
    CountDownLatch secondIsAtTheDoor = new CountDownLatch(1);
    List<String> happened = new CopyOnWriteArrayList<>();
    Callable<Boolean> first =
        () ->
            unitOfWork()
                .execute(
                    () -> {
                      firstTurn.run();
                      firstHasTheTurn.countDown();
                      pauseOnceIn(secondIsAtTheDoor);
                      return happened.add("the first is done");
                    });
    Callable<Boolean> second =
        () -> {
          firstHasTheTurn.await();
          secondIsAtTheDoor.countDown();
          return unitOfWork()
              .execute(
                  () -> {
                    secondTurn.run();
                    return happened.add("the second has its turn");
                  });
        };

    var outcomes = Attempts.atOnce(List.of(first, second));

    assertThat(Attempts.failures(outcomes)).isEmpty();
    assertThat(happened).containsExactly("the first is done", "the second has its turn");
  }

  private static void pauseOnceIn(CountDownLatch place) {
    try {
      place.await();
      Thread.sleep(TIME_TO_JUMP_THE_QUEUE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private DoctorId someDoctor() {
    Doctor someone = SampleDoctor.any().doctor();
    return unitOfWork()
        .execute(
            () -> {
              doctors().add(someone);
              return someone.id();
            });
  }

  private PatientId somePatient() {
    Patient someone = SampleAppointment.patientNamed("José Lima");
    return unitOfWork()
        .execute(
            () -> {
              patients().add(someone);
              return someone.id();
            });
  }
}
