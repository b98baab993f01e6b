package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.memory.shared.Pages;
import br.com.techmedicos.application.scheduling.WatchedPatient;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Requester;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Patients for review by operators, in memory. */
public final class InMemoryWatchedPatients implements WatchedPatients {

  private static final Comparator<Key> NEWEST_FIRST =
      Comparator.comparing(Key::registeredAt).thenComparing(key -> key.id().value()).reversed();

  private final Accounts accounts;
  private final Patients patients;
  private final Supplier<List<Patient>> allPatients;
  private final Supplier<List<Appointment>> allAppointments;

  /**
   * Watches the patients of any stores.
   *
   * @param allPatients all that the store of patients holds, in any order
   * @param allAppointments all that the store of appointments holds, in any order
   */
  public InMemoryWatchedPatients(
      Accounts accounts,
      Patients patients,
      Supplier<List<Patient>> allPatients,
      Supplier<List<Appointment>> allAppointments) {
    this.accounts = accounts;
    this.patients = patients;
    this.allPatients = allPatients;
    this.allAppointments = allAppointments;
  }

  @Override
  public Page<WatchedPatient, Key> list(
      Concern concern, Instant now, int limit, Optional<Key> before) {
    return Pages.cut(
        allPatients.get().stream()
            .flatMap(patient -> watched(patient, now).stream())
            .filter(
                patient ->
                    switch (concern) {
                      case NEW ->
                          isNew(patient.registeredAt(), now) && !patient.waiting().isEmpty();
                      case SUSPENDED -> patient.standing() == AccountStanding.SUSPENDED;
                    }),
        Key::of,
        NEWEST_FIRST,
        limit,
        before);
  }

  @Override
  public List<Crowd> crowds(Instant now, int atLeast) {
    return waiting(now)
        .map(Appointment::doctor)
        .distinct()
        .map(doctor -> new Crowd(doctor, newPatients(doctor, now)))
        .filter(crowd -> crowd.newPatients() >= atLeast)
        .sorted(Comparator.comparing(Crowd::newPatients).reversed())
        .toList();
  }

  private Optional<WatchedPatient> watched(Patient patient, Instant now) {
    return accounts
        .find(AccountId.of(patient.id()))
        .map(
            account ->
                new WatchedPatient(
                    patient.id(),
                    patient.registeredAt(),
                    account.standing(),
                    account.suspensionReason(),
                    waiting(patient.id(), now)));
  }

  private List<WatchedPatient.Waiting> waiting(PatientId patient, Instant now) {
    return waiting(now)
        .filter(request -> request.patient().equals(patient))
        .sorted(Comparator.comparing(Appointment::slot))
        .map(
            request ->
                new WatchedPatient.Waiting(
                    request.id(),
                    request.doctor(),
                    request.slot().startsAt(),
                    newPatients(request.doctor(), now)))
        .toList();
  }

  private int newPatients(DoctorId doctor, Instant now) {
    return Math.toIntExact(
        waiting(now)
            .filter(request -> request.doctor().equals(doctor))
            .map(Appointment::patient)
            .distinct()
            .flatMap(id -> patients.find(id).stream())
            .filter(patient -> isNew(patient.registeredAt(), now))
            .count());
  }

  private Stream<Appointment> waiting(Instant now) {
    return allAppointments.get().stream()
        .filter(appointment -> appointment.asOf(now).status() == AppointmentStatus.REQUESTED);
  }

  private static boolean isNew(Instant registeredAt, Instant now) {
    return registeredAt.isAfter(now.minus(Requester.NEW_ACCOUNT));
  }
}
