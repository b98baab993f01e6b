package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Conditions;
import br.com.techmedicos.adapters.jdbc.shared.Pages;
import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Party;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Appointments joined with the names of their parties. */
@Singleton
public final class JdbcAppointmentListings implements AppointmentListings {

  private static final String SELECT =
      "SELECT a.*, d.name AS doctor_name, p.name AS patient_name FROM appointment a"
          + " JOIN doctor d ON d.id = a.doctor_id JOIN patient p ON p.id = a.patient_id";

  private final Sql sql;

  JdbcAppointmentListings(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<AppointmentDetails> find(AppointmentId id, Instant now) {
    return sql.find(SELECT + " WHERE a.id = ?", row -> details(row, now), id.value());
  }

  @Override
  public Page<AppointmentDetails, Key> list(Query query, Instant now) {
    Conditions conditions =
        new Conditions(
                query.participant().party() == Party.DOCTOR
                    ? "a.doctor_id = ?"
                    : "a.patient_id = ?",
                query.participant().id())
            .and("a.starts_at >= ?", query.from())
            .and("a.starts_at < ?", query.to());
    query.status().ifPresent(status -> standing(conditions, status, now));
    query.after().ifPresent(last -> following(conditions, last));
    return Pages.cut(
        sql.list(
            SELECT + conditions.sql() + " ORDER BY a.starts_at, a.id LIMIT ?",
            row -> details(row, now),
            conditions.values(query.limit() + 1)),
        details -> new Key(details.appointment().slot().startsAt(), details.appointment().id()),
        query.limit());
  }

  /** A deadline that has passed counts, whether or not it was written down. */
  private static void standing(Conditions conditions, AppointmentStatus status, Instant now) {
    switch (status) {
      case REQUESTED, ACCEPTED -> conditions.and("a.status = ? AND a.deadline > ?", status, now);
      case EXPIRED -> standingOrOverdue(conditions, status, AppointmentStatus.REQUESTED, now);
      case COMPLETED -> standingOrOverdue(conditions, status, AppointmentStatus.ACCEPTED, now);
      case REFUSED, CANCELLED, NO_SHOW -> conditions.and("a.status = ?", status);
    }
  }

  private static void standingOrOverdue(
      Conditions conditions, AppointmentStatus status, AppointmentStatus before, Instant now) {
    conditions.and("(a.status = ? OR a.status = ? AND a.deadline <= ?)", status, before, now);
  }

  private static void following(Conditions conditions, Key last) {
    conditions
        .and("a.starts_at >= ?", last.startsAt()) // a range for the index; the rest is for ties
        .and("(a.starts_at > ? OR a.id > ?)", last.startsAt(), last.id().value());
  }

  private static AppointmentDetails details(Row row, Instant now) {
    return new AppointmentDetails(
        AppointmentColumns.appointment(row).asOf(now),
        new PersonName(row.text("doctor_name")),
        new PersonName(row.text("patient_name")));
  }
}
