package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.Presence;
import br.com.techmedicos.application.teleconsultation.Presences;
import br.com.techmedicos.application.teleconsultation.Seat;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.shared.StaleVersion;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is in which meeting, a row a meeting. */
@Singleton
public final class JdbcPresences implements Presences {

  private static final String UNSEEN_SINCE =
      "(doctor_seen_at IS NULL OR doctor_seen_at < ?)"
          + " AND (patient_seen_at IS NULL OR patient_seen_at < ?)";

  private final Sql sql;

  JdbcPresences(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Presence of(AppointmentId appointment) {
    return sql.find(
            "SELECT doctor_connection, doctor_seen_at, patient_connection, patient_seen_at, version"
                + " FROM meeting_presence WHERE appointment_id = ?",
            row ->
                new Presence(
                    appointment, seat("doctor", row), seat("patient", row), row.number("version")),
            appointment.value())
        .orElseGet(() -> Presence.nobody(appointment));
  }

  private static Optional<Seat> seat(String party, Row row) {
    return row.optionalInstant(party + "_seen_at")
        .map(seenAt -> new Seat(new ConnectionId(row.id(party + "_connection")), seenAt));
  }

  @Override
  public void save(Presence presence) {
    boolean saved =
        presence.version() == 1
            ? SqlErrors.writesUnlessTaken(() -> insert(presence))
            : replace(presence);
    if (!saved) {
      throw new StaleVersion();
    }
  }

  private void insert(Presence presence) {
    sql.update(
        "INSERT INTO meeting_presence (doctor_connection, doctor_seen_at, patient_connection,"
            + " patient_seen_at, version, appointment_id) VALUES (?, ?, ?, ?, ?, ?)",
        connection(presence.doctor()),
        seenAt(presence.doctor()),
        connection(presence.patient()),
        seenAt(presence.patient()),
        presence.version(),
        presence.appointment().value());
  }

  private boolean replace(Presence presence) {
    return sql.update(
            "UPDATE meeting_presence SET doctor_connection = ?, doctor_seen_at = ?,"
                + " patient_connection = ?, patient_seen_at = ?, version = ?"
                + " WHERE appointment_id = ? AND version = ?",
            connection(presence.doctor()),
            seenAt(presence.doctor()),
            connection(presence.patient()),
            seenAt(presence.patient()),
            presence.version(),
            presence.appointment().value(),
            presence.version() - 1)
        == 1;
  }

  private static Optional<UUID> connection(Optional<Seat> seat) {
    return seat.map(taken -> taken.connection().value());
  }

  private static Optional<Instant> seenAt(Optional<Seat> seat) {
    return seat.map(Seat::seenAt);
  }

  @Override
  public int forget(Instant seenBefore, int limit) {
    return sql.atomically(
        () -> {
          // Only meetings of the last minutes are there, so that no index is worth its upkeep.
          List<UUID> old =
              sql.list(
                  "SELECT appointment_id FROM meeting_presence WHERE " + UNSEEN_SINCE + " LIMIT ?",
                  row -> row.id("appointment_id"),
                  seenBefore,
                  seenBefore,
                  limit);
          int forgotten = 0;
          for (UUID appointment : old) {
            forgotten +=
                sql.update(
                    "DELETE FROM meeting_presence WHERE appointment_id = ? AND " + UNSEEN_SINCE,
                    appointment,
                    seenBefore,
                    seenBefore);
          }
          return forgotten;
        });
  }
}
