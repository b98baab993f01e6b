package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link BookingQueue}. */
public abstract class BookingQueueContract {

  private static final long TIME_TO_JUMP_THE_QUEUE = 150;

  private DoctorId doctor;

  /** Returns the queue under test. */
  protected abstract BookingQueue queue();

  /** Returns the store of the booked doctors. */
  protected abstract Doctors doctors();

  /** Returns the unit of work that ends a turn. */
  protected abstract UnitOfWork unitOfWork();

  @BeforeEach
  void someone_to_queue_for() {
    doctor = someDoctor();
  }

  @Test
  void those_who_want_the_same_doctor_wait_for_each_other() {
    assertThatTheSecondWaits(() -> queue().takeTurn(doctor), () -> queue().takeTurn(doctor));
  }

  @Test
  void a_turn_can_be_taken_twice_in_one_unit_of_work() {
    int turns =
        unitOfWork()
            .execute(
                () -> {
                  queue().takeTurn(doctor);
                  queue().takeTurn(doctor);
                  return 2;
                });

    assertThat(turns).isEqualTo(2);
  }

  @Test
  void nobody_waits_for_ever_whoever_wants_whom() {
    List<DoctorId> doctors = List.of(doctor, someDoctor(), someDoctor());
    List<Callable<Integer>> everyone =
        IntStream.range(0, 27)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        unitOfWork()
                            .execute(
                                () -> {
                                  queue().takeTurn(doctors.get(i % 3));
                                  return i;
                                }))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(everyone);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
  }

  @Test
  void there_is_no_queue_for_a_doctor_that_is_unknown() {
    boolean passed =
        unitOfWork()
            .execute(
                () -> {
                  queue().takeTurn(SampleAppointment.someDoctor());
                  return true;
                });

    assertThat(passed).isTrue();
  }

  private void assertThatTheSecondWaits(Runnable firstTurn, Runnable secondTurn) {
    CountDownLatch firstHasTheTurn = new CountDownLatch(1);
    List<String> happened = new CopyOnWriteArrayList<>();
    Callable<Boolean> first =
        () ->
            unitOfWork()
                .execute(
                    () -> {
                      firstTurn.run();
                      firstHasTheTurn.countDown();
                      pause();
                      return happened.add("the first is done");
                    });
    Callable<Boolean> second =
        () -> {
          firstHasTheTurn.await();
          return unitOfWork()
              .execute(
                  () -> {
                    secondTurn.run();
                    return happened.add("the second has its turn");
                  });
        };

    var outcomes = ConcurrentAttempts.atOnce(List.of(first, second));

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(happened).containsExactly("the first is done", "the second has its turn");
  }

  private static void pause() {
    try {
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
}
