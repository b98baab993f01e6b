package br.com.techmedicos.adapters.contracts.scheduling;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.Money;
import java.time.Instant;
import java.time.LocalDate;

/** Sample appointments for tests. */
public final class SampleAppointment {

  /** The price of a consultation. */
  public static final Money PRICE = Money.parse("250.00");

  private SampleAppointment() {}

  /** Creates a request, at version 1. */
  public static Appointment requested(
      DoctorId doctor, PatientId patient, Instant startsAt, Instant now) {
    return Appointment.request(
            new AppointmentId(UniqueData.id()), doctor, patient, new Slot(startsAt), PRICE, now)
        .aggregate();
  }

  /** Returns a doctor without other requests. */
  public static DoctorId someDoctor() {
    return new DoctorId(UniqueData.id());
  }

  /** Returns a patient without other requests. */
  public static PatientId somePatient() {
    return new PatientId(UniqueData.id());
  }

  /** Creates a patient, at version 1. */
  public static Patient patientNamed(String name) {
    Person person = Person.fresh();
    return Patient.restore(
        new PatientId(person.id()),
        PersonName.parse(name),
        person.email(),
        person.cpf(),
        new BirthDate(LocalDate.of(1980, 2, 29)),
        Instant.parse("2026-01-05T12:00:00.123456Z"),
        1);
  }
}
