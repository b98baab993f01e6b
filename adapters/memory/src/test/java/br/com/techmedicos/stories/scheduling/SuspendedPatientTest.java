package br.com.techmedicos.stories.scheduling;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.application.scheduling.WatchedPatient;
import br.com.techmedicos.application.scheduling.WatchedPatients.Concern;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.IdentityViolation.AccountClosed;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCancelled;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentExpired;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An operator ends a raid: the accounts are closed, and the slots that they held are free. */
class SuspendedPatientTest extends ClinicStory {

  private static final Reason REASON = new Reason("Contas em série.");
  private static final Reason TOLD =
      new Reason("O pedido foi retirado pela plataforma; o horário está livre.");

  @Test
  void what_awaits_an_answer_is_called_off_and_the_slots_are_free() {
    AppointmentId one = booked(FRIDAY_0800);
    AppointmentId two = booked(FRIDAY_0850);

    assertThat(suspend(jose)).containsExactlyInAnyOrder(one, two);

    for (AppointmentId id : List.of(one, two)) {
      assertThat(kept(id).state())
          .isEqualTo(new AppointmentState.Cancelled(Canceller.SERVICE, TOLD, SEVEN));
      assertThat(eventsOf(id)).endsWith(new AppointmentCancelled(id, Canceller.SERVICE, SEVEN));
    }
    assertThat(freeOn(FRIDAY)).contains(FRIDAY_0800, FRIDAY_0850);
    assertThat(kept(book(rita, ana, FRIDAY_0800)).patient()).isEqualTo(rita);
  }

  @Test
  void what_a_doctor_accepted_has_expired_or_is_anothers_stays_as_it_was() {
    AppointmentId accepted = accepted(FRIDAY_0800);
    AppointmentId others = book(rita, ana, FRIDAY_0850);
    AppointmentId expired = booked(FRIDAY_0940);
    clock.advance(Duration.ofHours(24));
    AppointmentId waiting = booked(FRIDAY_1030);

    assertThat(suspend(jose)).containsExactly(waiting);

    assertThat(kept(accepted).status()).isEqualTo(AppointmentStatus.ACCEPTED);
    assertThat(eventsOf(others)).hasSize(1);
    assertThat(eventsOf(expired))
        .endsWith(new AppointmentExpired(expired, SEVEN.plus(Duration.ofHours(24))));
  }

  @Test
  void the_account_is_closed_and_its_sessions_end() {
    RefreshToken session =
        RefreshToken.first(
            new SecretToken("jose").digest(),
            Session.start(new SessionId(clinic.ids().next()), AccountId.of(jose), SEVEN),
            SEVEN);
    clinic.unitOfWork().run(() -> clinic.sessions().open(session));

    suspend(jose);

    assertThat(clinic.accounts().standing(AccountId.of(jose))).contains(AccountStanding.SUSPENDED);
    assertThat(clinic.sessions().find(session.digest()).orElseThrow().session().endedAt())
        .contains(SEVEN);
  }

  @Test
  void whoever_is_suspended_books_and_moves_nothing() {
    AppointmentId accepted = accepted(FRIDAY_0800);
    suspend(jose);

    assertRefused(new AccountClosed(), () -> booked(FRIDAY_0850));
    assertRefused(new AccountClosed(), () -> reschedule(accepted, FRIDAY_0850));

    assertThat(freeOn(FRIDAY)).contains(FRIDAY_0850);
    assertThat(kept(accepted).status()).isEqualTo(AppointmentStatus.ACCEPTED);
  }

  @Test
  void a_suspension_again_changes_nothing() {
    suspend(jose);

    assertThat(
            clinic
                .scheduling()
                .suspendPatient()
                .handle(new SuspendPatient.Command(jose, new Reason("Outra razão."))))
        .isEmpty();

    assertThat(suspended())
        .extracting(WatchedPatient::suspensionReason)
        .containsExactly(Optional.of(REASON));
  }

  @Test
  void a_restored_patient_books_again_and_what_was_called_off_stays_so() {
    AppointmentId cancelled = booked(FRIDAY_0800);
    suspend(jose);

    restore(jose);
    restore(jose); // again: nothing more

    assertThat(kept(cancelled).status()).isEqualTo(AppointmentStatus.CANCELLED);
    assertThat(kept(booked(FRIDAY_0800)).status()).isEqualTo(AppointmentStatus.REQUESTED);
    assertThat(suspended()).isEmpty();
  }

  @Test
  void nobody_can_suspend_or_restore_who_is_not_there() {
    PatientId nobody = new PatientId(clinic.ids().next());

    assertRefused(new UseCaseViolation.NotFound(), () -> suspend(nobody));
    assertRefused(new UseCaseViolation.NotFound(), () -> restore(nobody));
    assertRefused(
        new UseCaseViolation.NotFound(), () -> suspend(new PatientId(ana.value()))); // a doctor
  }

  @Test
  void a_raid_is_seen_newest_first_and_ended() {
    DoctorId bia = anotherDoctor("654321");
    List<PatientId> raiders =
        IntStream.range(0, 3)
            .mapToObj(
                i -> {
                  PatientId raider = newPatient();
                  book(raider, ana, FRIDAY_0800.plus(Duration.ofMinutes(50L * i)));
                  return raider;
                })
            .toList();
    book(jose, ana, FRIDAY_1030); // long a patient
    newPatient(); // waits for nobody
    PatientId honest = newPatient();
    book(honest, bia, FRIDAY_0800);

    List<WatchedPatient> seen = concerning(Concern.NEW);

    assertThat(seen)
        .extracting(WatchedPatient::id)
        .containsExactlyInAnyOrder(honest, raiders.get(2), raiders.get(1), raiders.get(0));
    assertThat(seen)
        .filteredOn(patient -> raiders.contains(patient.id()))
        .allSatisfy(
            patient ->
                assertThat(patient.waiting())
                    .extracting(WatchedPatient.Waiting::newPatients)
                    .containsExactly(3));
    raiders.forEach(this::suspend);
    assertThat(concerning(Concern.NEW)).extracting(WatchedPatient::id).containsExactly(honest);
    assertThat(suspended()).extracting(WatchedPatient::id).hasSize(3);
    assertThat(freeOn(FRIDAY)).contains(FRIDAY_0800, FRIDAY_0850, FRIDAY_0940);
  }

  @Test
  void a_suspension_leaves_no_request_behind_that_comes_at_the_same_time() {
    List<DoctorId> doctors =
        IntStream.range(0, 4).mapToObj(i -> anotherDoctor("10000" + i)).toList();
    ConcurrentLinkedQueue<AppointmentId> booked = new ConcurrentLinkedQueue<>();

    ConcurrentAttempts.atOnce(
        IntStream.range(0, 9)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () ->
                        i == 4
                            ? suspend(jose).isEmpty()
                            : booked.add(
                                book(
                                    jose,
                                    doctors.get(i % 4),
                                    FRIDAY_0800.plus(Duration.ofDays(i)))))
            .toList());

    assertThat(booked)
        .allSatisfy(id -> assertThat(kept(id).status()).isEqualTo(AppointmentStatus.CANCELLED));
  }

  private List<AppointmentId> suspend(PatientId patient) {
    return clinic.scheduling().suspendPatient().handle(new SuspendPatient.Command(patient, REASON));
  }

  private void restore(PatientId patient) {
    clinic
        .identity()
        .reinstateAccount()
        .handle(new ReinstateAccount.Command(AccountId.of(patient)));
  }

  private List<WatchedPatient> suspended() {
    return concerning(Concern.SUSPENDED);
  }

  private List<WatchedPatient> concerning(Concern concern) {
    return clinic.watchedPatients().list(concern, clock.instant(), 20, Optional.empty()).items();
  }
}
