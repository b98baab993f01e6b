package br.com.techmedicos.bootstrap.sample;

import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.bootstrap.sample.SamplePeople.SampleDoctor;
import br.com.techmedicos.bootstrap.sample.SamplePeople.SamplePatient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Fills a store with sample people, agendas and appointments, through the ports of the service, so
 * that all rules apply.
 */
@Singleton
public final class SampleClinic {

  private static final int DOCTORS_A_TRANSACTION = 200;
  private static final Duration SINCE_SIGN_UP = Duration.ofDays(90);

  private final UnitOfWork unitOfWork;
  private final Doctors doctors;
  private final Patients patients;
  private final Accounts accounts;
  private final Agendas agendas;
  private final AvailabilityIndex availability;
  private final Appointments appointments;
  private final DoctorRatings ratings;
  private final IdGenerator ids;

  SampleClinic(
      UnitOfWork unitOfWork,
      Doctors doctors,
      Patients patients,
      Accounts accounts,
      Agendas agendas,
      AvailabilityIndex availability,
      Appointments appointments,
      DoctorRatings ratings,
      IdGenerator ids) {
    this.unitOfWork = unitOfWork;
    this.doctors = doctors;
    this.patients = patients;
    this.accounts = accounts;
    this.agendas = agendas;
    this.availability = availability;
    this.appointments = appointments;
    this.ratings = ratings;
    this.ids = ids;
  }

  /**
   * Adds verified doctors with an agenda each.
   *
   * @param first the number of the first one
   * @return the doctors, in order
   */
  public List<Doctor> addDoctors(
      SamplePeople people, int first, int count, PasswordHash password, Instant now) {
    List<Doctor> added = new ArrayList<>(count);
    for (int from = first; from < first + count; from += DOCTORS_A_TRANSACTION) {
      int start = from;
      int end = Math.min(first + count, from + DOCTORS_A_TRANSACTION);
      added.addAll(
          unitOfWork.execute(
              () -> {
                List<Doctor> batch = new ArrayList<>();
                for (int n = start; n < end; n++) {
                  batch.add(addDoctor(people.doctor(n), password, now));
                }
                return batch;
              }));
    }
    return added;
  }

  private Doctor addDoctor(SampleDoctor sample, PasswordHash password, Instant now) {
    DoctorId id = new DoctorId(ids.next());
    Instant signedUp = now.minus(SINCE_SIGN_UP);
    Doctor registered =
        Doctor.register(
                id, sample.crm(), sample.email(), sample.profile(), sample.timeZone(), signedUp)
            .aggregate();
    Doctor verified = registered.verify(signedUp).aggregate();
    accounts.add(Account.register(id, sample.crm(), sample.email(), password));
    doctors.add(registered);
    doctors.update(verified);
    agendas.save(
        Agenda.empty(id, sample.timeZone())
            .publish(
                new AgendaTemplate(
                    sample.timeZone(),
                    MinimumNotice.ofMinutes(60),
                    new Horizon(60),
                    sample.weekly(),
                    List.of()),
                signedUp)
            .aggregate());
    availability.markStale(id, now);
    return verified;
  }

  /**
   * Adds patients.
   *
   * @param first the number of the first one
   * @return the patients, in order
   */
  public List<Patient> addPatients(
      SamplePeople people, int first, int count, PasswordHash password, Instant now) {
    List<Patient> added = new ArrayList<>(count);
    for (int n = first; n < first + count; n++) {
      SamplePatient sample = people.patient(n);
      added.add(unitOfWork.execute(() -> addPatient(sample, password, now)));
    }
    return added;
  }

  private Patient addPatient(SamplePatient sample, PasswordHash password, Instant now) {
    PatientId id = new PatientId(ids.next());
    Patient patient =
        Patient.register(
                id,
                sample.name(),
                sample.email(),
                sample.cpf(),
                new BirthDate(sample.birthDate()),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                now.minus(SINCE_SIGN_UP))
            .aggregate();
    accounts.add(Account.register(id, sample.cpf(), sample.email(), password));
    patients.add(patient);
    return patient;
  }

  /**
   * Adds past consultations to a doctor, some of them rated.
   *
   * @param visitors the patients, in turn
   * @param visits how many at the most
   */
  public void addHistory(
      Doctor doctor, List<Patient> visitors, int visits, SplittableRandom random, Instant now) {
    Agenda agenda = agendas.find(doctor.id()).orElseThrow();
    LocalDate today = agenda.localDate(now);
    List<Slot> past = agenda.slots(today.minusDays(60), today.minusDays(2));
    for (int visit = 0; visit < Math.min(visits, past.size()); visit++) {
      Slot slot = past.get(visit * past.size() / visits); // each slot at most once
      Patient patient = visitors.get(random.nextInt(visitors.size()));
      Optional<AppointmentRating> rating =
          random.nextInt(10) < 8
              ? Optional.of(
                  new AppointmentRating(new Stars(3 + random.nextInt(3)), Optional.empty()))
              : Optional.empty();
      try {
        unitOfWork.execute(() -> addVisit(doctor, patient, slot, rating));
      } catch (DomainException busy) {
        // one of the parties has another consultation at that time
      }
    }
  }

  private Appointment addVisit(
      Doctor doctor, Patient patient, Slot slot, Optional<AppointmentRating> rating) {
    Appointment accepted =
        addAccepted(doctor, patient, slot, slot.startsAt().minus(2, ChronoUnit.DAYS));
    Appointment completed = accepted.complete(slot.endsAt()).aggregate();
    appointments.update(completed);
    return rating
        .map(
            stars -> {
              Appointment rated =
                  completed.rate(stars, slot.endsAt().plus(1, ChronoUnit.HOURS)).aggregate();
              appointments.update(rated);
              ratings.add(doctor.id(), stars.stars());
              return rated;
            })
        .orElse(completed);
  }

  /**
   * Adds an accepted consultation, past or future.
   *
   * @param asked when the patient asked
   * @return the appointment
   */
  public Appointment addAccepted(Doctor doctor, Patient patient, Slot slot, Instant asked) {
    return unitOfWork.execute(
        () -> {
          Appointment requested =
              Appointment.request(
                      new AppointmentId(ids.next()),
                      doctor.id(),
                      patient.id(),
                      slot,
                      doctor.profile().consultationPrice(),
                      asked)
                  .aggregate();
          appointments.add(requested);
          Appointment accepted = requested.accept(asked.plus(1, ChronoUnit.HOURS)).aggregate();
          appointments.update(accepted);
          return accepted;
        });
  }
}
