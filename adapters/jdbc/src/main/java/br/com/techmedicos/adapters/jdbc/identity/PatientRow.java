package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.Micros;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;

/** A row of the table {@code patient}. */
@MappedEntity("patient")
record PatientRow(
    @Id @UuidColumn UUID id,
    String name,
    String email,
    String cpf,
    LocalDate birthDate,
    long registeredAt,
    long version) {

  static PatientRow of(Patient patient) {
    return new PatientRow(
        patient.id().value(),
        patient.name().value(),
        patient.email().value(),
        patient.cpf().value(),
        patient.birthDate().value(),
        Micros.of(patient.registeredAt()),
        patient.version());
  }

  Patient patient() {
    return Patient.restore(
        new PatientId(id),
        new PersonName(name),
        new EmailAddress(email),
        new Cpf(cpf),
        new BirthDate(birthDate),
        Micros.at(registeredAt),
        version);
  }
}
