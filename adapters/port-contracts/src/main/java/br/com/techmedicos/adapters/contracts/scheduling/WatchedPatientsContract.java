package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.EveryPage;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.scheduling.WatchedPatient;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.scheduling.WatchedPatients.Concern;
import br.com.techmedicos.application.scheduling.WatchedPatients.Key;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link WatchedPatients}. Only the patients of the test are listed. */
@Promises
public abstract class WatchedPatientsContract {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MICROSECOND = Duration.ofNanos(1000);
  private static final Reason REASON = new Reason("Contas em série,\n" + "ç".repeat(483));

  private final Instant now = UniqueData.noon();
  private final Instant start = now.plus(Duration.ofDays(7));
  private final DoctorId doctor = SampleAppointment.someDoctor();

  /** Returns the port under test. */
  protected abstract WatchedPatients watchedPatients();

  /** Returns the store of accounts. */
  protected abstract Accounts accounts();

  /** Returns the store of patients. */
  protected abstract Patients patients();

  /** Returns the store of appointments. */
  protected abstract Appointments appointments();

  /** Returns the unit of work of these stores. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void new_patients_who_await_an_answer_are_told_with_their_requests() {
    PatientId patient = patient(now.minus(DAY).plus(MICROSECOND));
    Appointment later = ask(patient, SampleAppointment.someDoctor(), start.plus(DAY));
    Appointment first = ask(patient, doctor, start);
    update(ask(patient, doctor, start.plus(DAY.multipliedBy(2))).accept(now).aggregate());

    assertThat(list(Concern.NEW))
        .containsExactly(
            new WatchedPatient(
                patient,
                now.minus(DAY).plus(MICROSECOND),
                AccountStanding.ACTIVE,
                Optional.empty(),
                List.of(waiting(first, 1), waiting(later, 1))));
  }

  @Test
  void who_is_new_no_longer_or_awaits_nobody_is_not_told() {
    ask(patient(now.minus(DAY)), doctor, start);
    patient(now);
    update(ask(patient(now), doctor, start.plus(DAY)).accept(now).aggregate());

    assertThat(list(Concern.NEW)).isEmpty();
  }

  @Test
  void a_request_whose_deadline_has_passed_awaits_nobody() {
    PatientId patient = patient(now);
    ask(patient, doctor, start);
    Instant answerBy = now.plus(Appointment.ANSWER_TIME);

    assertThat(
            watchedPatients().list(Concern.NEW, answerBy.minus(MICROSECOND), 20, empty()).items())
        .extracting(WatchedPatient::id)
        .containsExactly(patient);
    assertThat(watchedPatients().list(Concern.NEW, answerBy, 20, empty()).items()).isEmpty();
  }

  @Test
  void how_many_new_patients_await_one_doctor_is_told() {
    PatientId one = patient(now.minusSeconds(2));
    PatientId two = patient(now.minusSeconds(1));
    ask(one, doctor, start);
    ask(one, doctor, start.plus(DAY)); // the same patient again
    ask(two, doctor, start.plus(DAY.multipliedBy(2)));
    ask(two, SampleAppointment.someDoctor(), start);
    ask(patient(now.minus(DAY)), doctor, start.plus(DAY.multipliedBy(3)));

    assertThat(list(Concern.NEW))
        .flatExtracting(WatchedPatient::waiting)
        .extracting(WatchedPatient.Waiting::newPatients)
        .containsExactly(1, 2, 2, 2);
  }

  @Test
  void doctors_whom_many_new_patients_await_are_told_the_most_awaited_first() {
    DoctorId other = SampleAppointment.someDoctor();
    for (int i = 0; i < 3; i++) {
      PatientId patient = patient(now.minusSeconds(i));
      ask(patient, doctor, start.plus(DAY.multipliedBy(i)));
      if (i < 2) {
        ask(patient, doctor, start.plus(DAY.multipliedBy(10 + i))); // the same patients again
        ask(patient, other, start.plus(DAY.multipliedBy(20 + i)));
      }
    }
    ask(patient(now.minus(DAY)), other, start); // no longer new

    assertThat(watchedPatients().crowds(now, 2))
        .containsExactly(new WatchedPatients.Crowd(doctor, 3), new WatchedPatients.Crowd(other, 2));
    assertThat(watchedPatients().crowds(now, 3))
        .containsExactly(new WatchedPatients.Crowd(doctor, 3));
    assertThat(watchedPatients().crowds(now.plus(DAY), 1)).isEmpty();
  }

  @Test
  void suspended_patients_are_told_with_the_reason() {
    PatientId suspended = patient(now.minus(DAY.multipliedBy(300)));
    PatientId restored = patient(now);
    suspend(suspended);
    suspend(restored);
    Account closed = accounts().find(AccountId.of(restored)).orElseThrow();
    unitOfWork().run(() -> accounts().update(closed.reinstate()));

    assertThat(list(Concern.SUSPENDED))
        .containsExactly(
            new WatchedPatient(
                suspended,
                now.minus(DAY.multipliedBy(300)),
                AccountStanding.SUSPENDED,
                Optional.of(REASON),
                List.of()));
  }

  @Test
  void pages_follow_each_other_the_newest_first() {
    List<PatientId> signedUp = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      PatientId patient = patient(now.minusSeconds(100).plusSeconds(i / 2)); // two at once
      ask(patient, doctor, start.plus(DAY.multipliedBy(i)));
      suspend(patient);
      signedUp.add(0, patient);
    }

    for (Concern concern : Concern.values()) {
      List<Page<WatchedPatient, Key>> pages =
          EveryPage.of(before -> watchedPatients().list(concern, now, 2, before));

      assertThat(pages)
          .extracting(page -> page.items().stream().map(WatchedPatient::id).toList())
          .containsExactly(signedUp.subList(0, 2), signedUp.subList(2, 4), signedUp.subList(4, 5));
    }
  }

  private List<WatchedPatient> list(Concern concern) {
    return watchedPatients().list(concern, now, 20, empty()).items();
  }

  private static Optional<Key> empty() {
    return Optional.empty();
  }

  private static WatchedPatient.Waiting waiting(Appointment request, int newPatients) {
    return new WatchedPatient.Waiting(
        request.id(), request.doctor(), request.slot().startsAt(), newPatients);
  }

  private PatientId patient(Instant registeredAt) {
    Person person = Person.fresh();
    Patient someone = person.patient();
    unitOfWork()
        .run(
            () -> {
              accounts().add(person.patientAccount());
              patients()
                  .add(
                      Patient.restore(
                          someone.id(),
                          someone.name(),
                          someone.email(),
                          someone.cpf(),
                          someone.birthDate(),
                          registeredAt,
                          1));
            });
    return someone.id();
  }

  private void suspend(PatientId patient) {
    Account account = accounts().find(AccountId.of(patient)).orElseThrow();
    unitOfWork().run(() -> accounts().update(account.suspend(REASON)));
  }

  private Appointment ask(PatientId patient, DoctorId asked, Instant startsAt) {
    Appointment request = SampleAppointment.requested(asked, patient, startsAt, now);
    unitOfWork().run(() -> appointments().add(request));
    return request;
  }

  private void update(Appointment appointment) {
    unitOfWork().run(() -> appointments().update(appointment));
  }
}
