package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.healthrecord.RetainedRecords;
import br.com.techmedicos.domain.identity.PatientId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** One row for each record that only the law keeps. */
@Singleton
public final class JdbcRetainedRecords implements RetainedRecords {

  private final Sql sql;

  JdbcRetainedRecords(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void retain(PatientId patient, Instant until) {
    sql.atomically(
        () -> {
          int known =
              sql.update(
                  "UPDATE retained_record SET retained_until = ? WHERE patient_id = ?",
                  until,
                  patient.value());
          if (known == 0) {
            sql.update(
                "INSERT INTO retained_record (patient_id, retained_until) VALUES (?, ?)",
                patient.value(),
                until);
          }
        });
  }

  @Override
  public Optional<Instant> retainedUntil(PatientId patient) {
    return sql.find(
        "SELECT retained_until FROM retained_record WHERE patient_id = ?",
        row -> row.instant("retained_until"),
        patient.value());
  }
}
