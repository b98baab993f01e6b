package br.com.techmedicos.stories.scheduling;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.DoctorNotBookable;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.NoticeTooShort;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotAlreadyTaken;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotNotOnAgenda;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever comes too late for a slot is told so. What was seen a moment ago is enough for that, as
 * long as nothing has changed; who gets the slot is decided by the store.
 */
class LosingARaceTest extends ClinicStory {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Instant ANSWER_BY = SEVEN.plus(Duration.ofDays(1));

  private final PatientId late = anotherPatient();

  /** Friday's slot at 8:50 is taken, and Rita was told so. */
  private AppointmentId lostByRita() {
    AppointmentId winner = booked(FRIDAY_0850);
    assertTaken(() -> book(rita, ana, FRIDAY_0850));
    return winner;
  }

  private void assertTaken(ThrowingCallable attempt) {
    assertRefused(new SlotAlreadyTaken(ana, FRIDAY_0850), attempt);
  }

  /** Makes an attempt that would wait for ever if it needed the store. */
  private AppointmentId withoutTheStore(DoctorId doctor, Instant startsAt) {
    return clinic
        .unitOfWork()
        .execute(
            () -> {
              try {
                return CompletableFuture.supplyAsync(() -> book(late, doctor, startsAt))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
              } catch (CompletionException e) {
                throw e.getCause() instanceof DomainException refused ? refused : e;
              }
            });
  }

  @Test
  void whoever_comes_after_someone_was_told_is_told_without_the_store() {
    lostByRita();

    assertTaken(() -> withoutTheStore(ana, FRIDAY_0850));

    clock.advance(A_SECOND.minusNanos(1));
    assertTaken(() -> withoutTheStore(ana, FRIDAY_0850));
  }

  @Test
  void other_slots_and_other_doctors_are_not_lost() {
    DoctorId bia = anotherDoctor("654321");
    lostByRita();

    book(late, ana, FRIDAY_0940);
    book(rita, bia, FRIDAY_0850);
  }

  @Test
  void a_slot_that_someone_else_gets_does_not_make_the_losers_of_another_wait() {
    lostByRita();
    book(rita, ana, FRIDAY_0940);

    assertTaken(() -> withoutTheStore(ana, FRIDAY_0850));
  }

  static Stream<Named<Change>> changes() {
    return Stream.of(
        change("refused", (story, id) -> story.refuse(id)),
        change("cancelled by patient", (story, id) -> story.cancel(id, Participant.of(story.jose))),
        change("cancelled by doctor", (story, id) -> story.cancel(id, Participant.of(story.ana))),
        change("not answered in time", (story, id) -> story.clock.setTo(ANSWER_BY)),
        change("moved", (story, id) -> story.reschedule(id, FRIDAY_1030)));
  }

  /** What happens to the winner's appointment. */
  @FunctionalInterface
  interface Change {
    void happens(LosingARaceTest story, AppointmentId winner);
  }

  private static Named<Change> change(String name, Change change) {
    return Named.of(name, change);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void the_slot_is_to_be_had_as_soon_as_it_is_free(Change change) {
    AppointmentId winner = lostByRita();

    change.happens(this, winner);

    AppointmentId next = book(late, ana, FRIDAY_0850);
    assertThat(kept(next).status()).isEqualTo(AppointmentStatus.REQUESTED);
    assertTaken(() -> book(rita, ana, FRIDAY_0850));
    assertTaken(() -> withoutTheStore(ana, FRIDAY_0850));
  }

  @Test
  void an_answer_that_takes_the_last_second_is_counted_from_the_store() {
    booked(FRIDAY_0850);
    clock.setTo(ANSWER_BY.minus(A_SECOND));
    assertTaken(() -> book(rita, ana, FRIDAY_0850));

    clock.setTo(ANSWER_BY.minusNanos(1));
    assertTaken(() -> book(rita, ana, FRIDAY_0850));
    clock.setTo(ANSWER_BY);
    book(late, ana, FRIDAY_0850);
  }

  @Test
  void what_is_no_longer_offered_is_told_as_such() {
    lostByRita();
    clinic.openEveryDay(ana, "14:00", "18:00");

    assertRefused(new SlotNotOnAgenda(), () -> book(late, ana, FRIDAY_0850));
  }

  @Test
  void when_the_notice_has_become_too_short_that_is_what_is_told() {
    MinimumNotice notice = clinic.agendas().find(ana).orElseThrow().template().minimumNotice();
    lostByRita();
    Instant last = FRIDAY_0850.minus(Duration.ofMinutes(notice.minutes()));
    accept(kept(winnerOf(FRIDAY_0850)).id());
    clock.setTo(last);
    assertTaken(() -> book(rita, ana, FRIDAY_0850));

    clock.setTo(last.plusMillis(1));

    assertRefused(new NoticeTooShort(notice.minutes()), () -> book(late, ana, FRIDAY_0850));
  }

  private AppointmentId winnerOf(Instant startsAt) {
    return clinic.appointments().inTheWay(late, ana, new Slot(startsAt)).get(0).id();
  }

  @Test
  void whoever_asks_for_a_suspended_doctor_is_told_that() {
    lostByRita();
    clinic
        .directory()
        .decideVerification()
        .handle(
            new DecideVerification.Command(
                ana, new DecideVerification.Decision.Suspended(new Reason("Licença cassada"))));

    assertRefused(new DoctorNotBookable(), () -> book(late, ana, FRIDAY_0850));
  }

  /** Such a patient has no valid token any more, so it does not matter which reason is first. */
  @Test
  void a_patient_without_an_account_is_told_so_unless_the_slot_was_seen_taken() {
    PatientId nobody = new PatientId(new UUID(0x7000L, -1L << 62));
    AppointmentId winner = booked(FRIDAY_0850);
    assertRefused(new IdentityViolation.AccountClosed(), () -> book(nobody, ana, FRIDAY_0850));
    assertTaken(() -> booked(FRIDAY_0850)); // by the winner again
    assertTaken(() -> book(nobody, ana, FRIDAY_0850));

    cancel(winner, Participant.of(jose));
    assertRefused(new IdentityViolation.AccountClosed(), () -> book(nobody, ana, FRIDAY_0850));
  }

  /** Else a loser who reads the store just before the change would be believed after it. */
  @Test
  void a_slot_is_lost_until_the_change_that_frees_it_is_complete() {
    AppointmentId winner = lostByRita();

    clinic
        .unitOfWork()
        .run(
            () -> {
              cancel(winner, Participant.of(jose));
              assertTaken(() -> withoutTheStore(ana, FRIDAY_0850));
            });

    book(late, ana, FRIDAY_0850);
  }

  @Test
  void a_change_that_is_undone_leaves_the_slot_taken() {
    AppointmentId winner = lostByRita();
    try {
      clinic
          .unitOfWork()
          .run(
              () -> {
                cancel(winner, Participant.of(jose));
                throw new IllegalStateException("change of mind");
              });
    } catch (IllegalStateException undone) {
      // as it should
    }

    assertTaken(() -> book(late, ana, FRIDAY_0850));
  }

  @Test
  void another_instance_is_believed_after_a_second() {
    Scheduling other = clinic.scheduling(BookingPolicy.standard());
    AppointmentId winner = lostByRita();
    other
        .cancelAppointment()
        .handle(
            new CancelAppointment.Command(winner, Participant.of(jose), new Reason("Não posso.")));

    assertTaken(() -> book(late, ana, FRIDAY_0850));
    clock.advance(A_SECOND);
    book(late, ana, FRIDAY_0850);

    assertTaken(
        () -> other.bookAppointment().handle(new BookAppointment.Command(rita, ana, FRIDAY_0850)));
  }

  @Test
  void a_clock_that_is_set_back_makes_nobody_lose() {
    AppointmentId winner = lostByRita();
    clinic
        .scheduling(BookingPolicy.standard())
        .cancelAppointment()
        .handle(
            new CancelAppointment.Command(winner, Participant.of(jose), new Reason("Não posso.")));

    clock.setTo(SEVEN.minusSeconds(1));

    book(late, ana, FRIDAY_0850);
  }
}
