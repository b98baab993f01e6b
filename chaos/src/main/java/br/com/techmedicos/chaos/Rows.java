package br.com.techmedicos.chaos;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.chaos.Arena.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What rows say, in words. */
final class Rows {

  private Rows() {}

  /** Rows, with commas between them; NULL is a dash. */
  static String text(Connection database, String query, Object... parameters) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(
            i + 1,
            parameters[i] instanceof UUID id ? UuidColumn.Converter.toBytes(id) : parameters[i]);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            String value = found.getString(i);
            row.add(value == null ? "-" : value);
          }
          rows.add(String.join(" ", row));
        }
      }
      return String.join(", ", rows);
    }
  }

  /**
   * The appointments of a patient: state, time and events.
   *
   * @param here what is at this time is told as here
   * @param there the same
   */
  static String visits(Connection database, LoggedInPatient patient, Place here, Place there)
      throws SQLException {
    return text(
            database,
            "SELECT status, starts_at, (SELECT GROUP_CONCAT(type ORDER BY e.id SEPARATOR ' ')"
                + " FROM outbox e WHERE e.aggregate_id = a.id)"
                + " FROM appointment a WHERE patient_id = ? ORDER BY starts_at",
            patient.id().value())
        .replace(micros(here), "here")
        .replace(micros(there), "there")
        .replace("Appointment", "");
  }

  static String visits(Connection database, LoggedInPatient patient, Place here)
      throws SQLException {
    return visits(database, patient, here, here);
  }

  private static String micros(Place place) {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, place.slot().startsAt()));
  }
}
