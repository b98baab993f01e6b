package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Patients, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcPatients
    implements Patients, GenericRepository<JdbcPatients.PatientRow, UUID> {

  @MappedEntity("patient")
  record PatientRow(
      @Id @UuidColumn UUID id,
      String name,
      String email,
      String cpf,
      LocalDate birthDate,
      @InstantColumn Instant registeredAt,
      long version) {

    Patient patient() {
      return Patient.restore(
          new PatientId(id),
          new PersonName(name),
          new EmailAddress(email),
          new Cpf(cpf),
          new BirthDate(birthDate),
          registeredAt,
          version);
    }
  }

  @Override
  public void add(Patient patient) {
    save(
        new PatientRow(
            patient.id().value(),
            patient.name().value(),
            patient.email().value(),
            patient.cpf().value(),
            patient.birthDate().value(),
            patient.registeredAt(),
            patient.version()));
  }

  abstract void save(PatientRow row);

  @Override
  public Optional<Patient> find(PatientId id) {
    return findById(id.value()).map(PatientRow::patient);
  }

  abstract Optional<PatientRow> findById(UUID id);

  @Override
  public void update(Patient patient) {
    int updated =
        update(
            patient.id().value(),
            patient.name().value(),
            patient.email().value(),
            patient.version());
    if (updated == 0) {
      throw new StaleVersion();
    }
  }

  @Query(
      "UPDATE patient SET name = :name, email = :email, version = :version"
          + " WHERE id = :id AND version = :version - 1")
  abstract int update(UUID id, String name, String email, long version);
}
