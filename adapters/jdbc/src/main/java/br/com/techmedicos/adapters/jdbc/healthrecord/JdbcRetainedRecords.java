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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One row for each record that is kept only because the law requires it. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcRetainedRecords
    implements RetainedRecords, GenericRepository<JdbcRetainedRecords.RetainedRow, UUID> {

  private final JdbcUnitOfWork unitOfWork;
  private final ItemOwners owners;

  JdbcRetainedRecords(JdbcUnitOfWork unitOfWork, ItemOwners owners) {
    this.unitOfWork = unitOfWork;
    this.owners = owners;
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

  @Override
  public List<PatientId> due(Instant now, Optional<PatientId> after, int limit) {
    return due(now, after.map(PatientId::value).orElse(UuidColumn.FIRST), limit).stream()
        .map(row -> new PatientId(row.patientId()))
        .toList();
  }

  @Query(
      "SELECT * FROM retained_record WHERE patient_id > :after AND retained_until <= :now"
          + " ORDER BY patient_id LIMIT :limit")
  abstract List<RetainedRow> due(@InstantColumn Instant now, @UuidColumn UUID after, int limit);

  @Override
  public void remove(PatientId patient) {
    UUID id = patient.value();
    unitOfWork.atomically(
        () -> {
          removeConsents(id);
          removeAppointments(id);
          removeSharedItems(id);
          removeGrants(id);
          owners.of(id).forEach(item -> owners.remove(item.kind(), item.itemId()));
          removeAccesses(id);
          removeAccessLog(id);
          removeRequests(id);
          removeReleases(id);
          removeAcceptances(id);
          removePatient(id);
          removeMark(id);
        });
  }

  @Query(
      "DELETE FROM consent WHERE appointment_id IN"
          + " (SELECT id FROM appointment WHERE patient_id = :patientId)")
  abstract void removeConsents(UUID patientId);

  @Query("DELETE FROM appointment WHERE patient_id = :patientId")
  abstract void removeAppointments(UUID patientId);

  @Query("DELETE FROM sharing_grant_item WHERE patient_id = :patientId")
  abstract void removeSharedItems(UUID patientId);

  @Query("DELETE FROM sharing_grant WHERE patient_id = :patientId")
  abstract void removeGrants(UUID patientId);

  @Query("DELETE FROM access_log_entry WHERE patient_id = :patientId")
  abstract void removeAccesses(UUID patientId);

  @Query("DELETE FROM access_log WHERE patient_id = :patientId")
  abstract void removeAccessLog(UUID patientId);

  @Query("DELETE FROM operator_request WHERE subject_id = :patientId")
  abstract void removeRequests(UUID patientId);

  /** Also those of others with the same CPF, unless their records are still kept. */
  @Query(
      "DELETE FROM cpf_release WHERE cpf IN (SELECT cpf FROM patient WHERE id = :patientId)"
          + " AND patient_id NOT IN"
          + " (SELECT patient_id FROM retained_record WHERE patient_id <> :patientId)")
  abstract void removeReleases(UUID patientId);

  @Query("DELETE FROM document_acceptance WHERE account_id = :patientId AND role = 'PATIENT'")
  abstract void removeAcceptances(UUID patientId);

  @Query("DELETE FROM patient WHERE id = :patientId")
  abstract void removePatient(UUID patientId);

  @Query("DELETE FROM retained_record WHERE patient_id = :patientId")
  abstract void removeMark(UUID patientId);
}
