package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.Seal;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
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

/**
 * Access logs in tables. The row of the log itself is the lock, which the transaction holds until
 * its end.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcAccessLogs implements AccessLogs, GenericRepository<LogEntryRow, UUID> {

  private static final String LOG = "SELECT * FROM access_log WHERE patient_id = :patientId";

  private final JdbcUnitOfWork unitOfWork;

  JdbcAccessLogs(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @MappedEntity("access_log")
  record LogRow(@Id @UuidColumn UUID patientId, long length, byte[] lastSeal, byte[] seal) {

    AccessLog log() {
      return new AccessLog(new PatientId(patientId), length, Seal.of(lastSeal), Seal.of(seal));
    }
  }

  @MappedEntity("access_log")
  record PatientRow(@UuidColumn UUID patientId) {}

  @Override
  public AccessLog hold(PatientId patient) {
    UUID id = patient.value();
    return lock(id)
        .map(LogRow::log)
        .orElseGet(
            () -> {
              AccessLog log = AccessLog.empty(patient);
              SqlErrors.writesUnlessTaken( // by a concurrent transaction
                  () -> insert(id, log.length(), log.last().bytes(), log.seal().bytes()));
              return lock(id).map(LogRow::log).orElseThrow();
            });
  }

  @Query(LOG + " FOR UPDATE")
  abstract Optional<LogRow> lock(UUID patientId);

  @Query(
      "INSERT INTO access_log (patient_id, length, last_seal, seal)"
          + " VALUES (:patientId, :length, :lastSeal, :seal)")
  abstract void insert(UUID patientId, long length, byte[] lastSeal, byte[] seal);

  @Override
  public void append(AccessLog log, AccessLogEntry entry) {
    unitOfWork.atomically(
        () -> {
          save(LogEntryRow.of(entry));
          update(log.patient().value(), log.length(), log.last().bytes(), log.seal().bytes());
        });
  }

  abstract void save(LogEntryRow row);

  @Query(
      "UPDATE access_log SET length = :length, last_seal = :lastSeal, seal = :seal"
          + " WHERE patient_id = :patientId")
  abstract void update(UUID patientId, long length, byte[] lastSeal, byte[] seal);

  @Override
  public Optional<AccessLogEntry> findRepeated(Access access) {
    return lastLike(
            access.patient().value(),
            access.actor().value(),
            access.actor().role(),
            access.action(),
            access.outcome(),
            access.file().map(RecordFileId::value).orElse(UuidColumn.FIRST),
            access.grant().map(GrantId::value).orElse(UuidColumn.FIRST),
            access.countedFrom(),
            access.countedUntil())
        .map(LogEntryRow::entry)
        .filter(entry -> entry.access().isRepeatedBy(access));
  }

  @Query(
      "SELECT * FROM access_log_entry WHERE patient_id = :patientId AND actor_id = :actorId"
          + " AND happened_at >= :from AND happened_at < :until AND actor_role = :actorRole"
          + " AND action = :action AND outcome = :outcome"
          + " AND COALESCE(file_id, x'00000000000000000000000000000000') = :fileId"
          + " AND COALESCE(grant_id, x'00000000000000000000000000000000') = :grantId"
          + " ORDER BY sequence DESC LIMIT 1")
  abstract Optional<LogEntryRow> lastLike(
      UUID patientId,
      UUID actorId,
      Role actorRole,
      AccessAction action,
      AccessOutcome outcome,
      UUID fileId,
      UUID grantId,
      @InstantColumn Instant from,
      @InstantColumn Instant until);

  @Override
  public void update(AccessLogEntry entry) {
    count(
        entry.access().patient().value(),
        entry.sequence(),
        entry.times(),
        entry.timesSealed().bytes());
  }

  @Query(
      "UPDATE access_log_entry SET times = :times, times_seal = :timesSeal"
          + " WHERE patient_id = :patientId AND sequence = :sequence")
  abstract void count(UUID patientId, long sequence, int times, byte[] timesSeal);

  @Override
  public List<AccessLogEntry> rows(PatientId patient, long after, int limit) {
    return rows(patient.value(), after, limit).stream().map(LogEntryRow::entry).toList();
  }

  @Query(
      "SELECT * FROM access_log_entry WHERE patient_id = :patientId AND sequence > :sequence"
          + " ORDER BY sequence LIMIT :limit")
  abstract List<LogEntryRow> rows(UUID patientId, long sequence, int limit);

  @Override
  public List<AccessLog> all(Optional<PatientId> after, int limit) {
    return patients(after.map(PatientId::value).orElse(UuidColumn.FIRST), limit).stream()
        .map(
            row ->
                find(row.patientId())
                    .map(LogRow::log)
                    .orElse(AccessLog.empty(new PatientId(row.patientId()))))
        .toList();
  }

  @Query(
      "SELECT patient_id FROM access_log WHERE patient_id > :patientId"
          + " UNION SELECT DISTINCT patient_id FROM access_log_entry WHERE patient_id > :patientId"
          + " ORDER BY patient_id LIMIT :limit")
  abstract List<PatientRow> patients(UUID patientId, int limit);

  @Query(LOG)
  abstract Optional<LogRow> find(UUID patientId);
}
