package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.healthrecord.datasubject.RetainedRecords;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One row for each record that is kept only because the law requires it. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcRetainedRecords
    implements RetainedRecords, GenericRepository<JdbcRetainedRecords.RetainedRow, UUID> {

  private final JdbcUnitOfWork unitOfWork;

  JdbcRetainedRecords(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @MappedEntity("retained_record")
  record RetainedRow(@Id @UuidColumn UUID patientId, @InstantColumn Instant retainedUntil) {}

  @Override
  public void retain(PatientId patient, Instant until) {
    unitOfWork.atomically(
        () -> {
          if (replace(patient.value(), until) == 0) {
            save(new RetainedRow(patient.value(), until));
          }
        });
  }

  @Query("UPDATE retained_record SET retained_until = :retainedUntil WHERE patient_id = :patientId")
  abstract int replace(UUID patientId, Instant retainedUntil);

  abstract void save(RetainedRow row);

  @Override
  public Optional<Instant> retainedUntil(PatientId patient) {
    return findByPatientId(patient.value()).map(RetainedRow::retainedUntil);
  }

  abstract Optional<RetainedRow> findByPatientId(UUID patientId);
}
