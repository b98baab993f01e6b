package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.Conditions;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Logs as rows; the row of the log itself is the lock, which the transaction holds to its end. */
@Singleton
public final class JdbcAccessLogs implements AccessLogs {

  private static final UUID FIRST = new UUID(0, 0);

  private final Sql sql;

  JdbcAccessLogs(Sql sql) {
    this.sql = sql;
  }

  @Override
  public AccessLog open(PatientId patient) {
    return locked(patient)
        .orElseGet(
            () -> {
              AccessLog empty = AccessLog.empty(patient);
              SqlErrors.writesUnlessTaken(() -> insert(empty)); // by who opens it at the same time
              return locked(patient).orElseThrow();
            });
  }

  private Optional<AccessLog> locked(PatientId patient) {
    return sql.find(
        "SELECT * FROM access_log WHERE patient_id = ? FOR UPDATE",
        LogColumns::log,
        patient.value());
  }

  private void insert(AccessLog log) {
    sql.update(
        "INSERT INTO access_log (patient_id, length, last_seal, seal) VALUES (?, ?, ?, ?)",
        log.patient().value(),
        log.length(),
        log.last().bytes(),
        log.seal().bytes());
  }

  @Override
  public void append(AccessLog log, AccessLogEntry entry) {
    Access access = entry.access();
    sql.atomically(
        () -> {
          sql.update(
              "INSERT INTO access_log_entry (patient_id, sequence, actor_role, actor_id, action,"
                  + " outcome, file_id, grant_id, happened_at, seal, times, times_seal)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              access.patient().value(),
              entry.sequence(),
              access.actor().role(),
              access.actor().value(),
              access.action(),
              access.outcome(),
              access.file().map(RecordFileId::value),
              access.grant().map(GrantId::value),
              access.at(),
              entry.seal().bytes(),
              entry.times(),
              entry.timesSealed().bytes());
          sql.update(
              "UPDATE access_log SET length = ?, last_seal = ?, seal = ? WHERE patient_id = ?",
              log.length(),
              log.last().bytes(),
              log.seal().bytes(),
              log.patient().value());
        });
  }

  @Override
  public Optional<AccessLogEntry> findRepeated(Access access) {
    Conditions same =
        new Conditions("patient_id = ?", access.patient().value())
            .and("actor_id = ?", access.actor().value())
            .and("happened_at >= ?", access.countedFrom())
            .and("happened_at < ?", access.countedUntil())
            .and("actor_role = ?", access.actor().role())
            .and("action = ?", access.action())
            .and("outcome = ?", access.outcome())
            .andSame("file_id", access.file().map(RecordFileId::value))
            .andSame("grant_id", access.grant().map(GrantId::value));
    return sql.find(
            "SELECT * FROM access_log_entry" + same.sql() + " ORDER BY sequence DESC LIMIT ?",
            LogColumns::entry,
            same.values(1))
        .filter(entry -> entry.access().isRepeatedBy(access));
  }

  @Override
  public void update(AccessLogEntry entry) {
    sql.update(
        "UPDATE access_log_entry SET times = ?, times_seal = ?"
            + " WHERE patient_id = ? AND sequence = ?",
        entry.times(),
        entry.timesSealed().bytes(),
        entry.access().patient().value(),
        entry.sequence());
  }

  @Override
  public List<AccessLogEntry> rows(PatientId patient, long after, int limit) {
    return sql.list(
        "SELECT * FROM access_log_entry WHERE patient_id = ? AND sequence > ?"
            + " ORDER BY sequence LIMIT ?",
        LogColumns::entry,
        patient.value(),
        after,
        limit);
  }

  @Override
  public List<AccessLog> all(Optional<PatientId> after, int limit) {
    UUID last = after.map(PatientId::value).orElse(FIRST);
    List<UUID> patients =
        sql.list(
            "SELECT patient_id FROM access_log WHERE patient_id > ?"
                + " UNION SELECT DISTINCT patient_id FROM access_log_entry WHERE patient_id > ?"
                + " ORDER BY patient_id LIMIT ?",
            row -> row.id("patient_id"),
            last,
            last,
            limit);
    return patients.stream()
        .map(
            patient ->
                sql.find("SELECT * FROM access_log WHERE patient_id = ?", LogColumns::log, patient)
                    .orElse(AccessLog.empty(new PatientId(patient))))
        .toList();
  }
}
