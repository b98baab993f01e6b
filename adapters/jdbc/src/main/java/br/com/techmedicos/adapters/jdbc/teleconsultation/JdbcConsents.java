package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.teleconsultation.Consent;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import br.com.techmedicos.domain.teleconsultation.Consents;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Consents, a row each. */
@Singleton
public final class JdbcConsents implements Consents {

  private final Sql sql;

  JdbcConsents(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Consent consent) {
    SqlErrors.writesUnlessTaken(
        () ->
            sql.update(
                "INSERT INTO consent (appointment_id, accepted_at, text_version, given_at)"
                    + " VALUES (?, ?, ?, ?)",
                consent.appointment().value(),
                consent.acceptedAt(),
                consent.text().version(),
                consent.givenAt()));
  }

  @Override
  public Optional<Consent> latest(AppointmentId appointment) {
    return sql.find(
        "SELECT accepted_at, text_version, given_at FROM consent WHERE appointment_id = ?"
            + " ORDER BY accepted_at DESC LIMIT 1",
        row -> consent(appointment, row),
        appointment.value());
  }

  @Override
  public List<Consent> of(AppointmentId appointment) {
    return sql.list(
        "SELECT accepted_at, text_version, given_at FROM consent WHERE appointment_id = ?"
            + " ORDER BY accepted_at",
        row -> consent(appointment, row),
        appointment.value());
  }

  private static Consent consent(AppointmentId appointment, Row row) {
    return new Consent(
        appointment,
        row.instant("accepted_at"),
        ConsentText.ofVersion(row.text("text_version")).orElseThrow(),
        row.instant("given_at"));
  }
}
