package br.com.techmedicos.benchmarks.scenarios;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Copies the doctors of a small clinic until there are many: each copy is some kilometres away from
 * its original, at another price and with another rating. They are in the directory only; they have
 * neither account nor agenda.
 */
final class Crowd {

  /** Copies whose rows are written at once. */
  private static final int AT_ONCE = 10;

  private static final String DEGREES_AWAY = "(RAND() - 0.5) * 0.08";

  /** A rating of none to forty votes, which says how much of five stars is missing. */
  private static final String RANK = "IF(ratings = 0, 32767, 500 - ROUND(100 * stars / ratings))";

  private Crowd() {}

  /** How many doctors are listed. */
  static long size(Connection connection) throws SQLException {
    return number(connection, "SELECT COUNT(*) FROM doctor_listing WHERE specialty = 'any'");
  }

  /**
   * Makes so many copies of each doctor, except those that are there already.
   *
   * @param before how many copies of each there are
   */
  static void copy(Connection connection, int before, int copies) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (number(connection, "SELECT COUNT(*) FROM doctor_listing WHERE cell <> " + cell()) > 0) {
        throw new IllegalStateException("cells are made in another way");
      }
      statement.execute("SET unique_checks = 0, sql_log_bin = 0");
      statement.execute(
          "CREATE OR REPLACE TEMPORARY TABLE original (id BINARY(16) PRIMARY KEY, n INT) AS"
              + " SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS n FROM doctor WHERE id >= UNHEX('01')");
      if (before == 0) {
        rate(statement, "SELECT id FROM original");
        statement.execute(
            "UPDATE doctor_listing l JOIN doctor_rating ON doctor_rating.doctor_id = l.doctor_id"
                + " SET l.rating_rank = "
                + RANK);
      }
      for (int first = before + 1; first <= copies; first += AT_ONCE) {
        int last = Math.min(copies, first + AT_ONCE - 1);
        add(statement, first, last);
        System.out.printf("%,d doctors%n", size(connection));
      }
      statement.execute("ANALYZE TABLE doctor, doctor_listing, doctor_rating, availability");
    }
  }

  private static void add(Statement statement, int first, int last) throws SQLException {
    statement.execute(
        """
        CREATE OR REPLACE TEMPORARY TABLE crowd (id BINARY(16) PRIMARY KEY, original BINARY(16)) AS
        SELECT UNHEX(LPAD(HEX(s.seq * 10000000 + o.n), 32, '0')) AS id, o.id AS original,
               d.latitude + %1$s AS latitude, d.longitude + %1$s AS longitude,
               d.price_cents + 50 * FLOOR(RAND() * 400) AS price_cents
        FROM seq_%2$d_to_%3$d s JOIN original o JOIN doctor d ON d.id = o.id
        """
            .formatted(DEGREES_AWAY, first, last));
    statement.execute(
        """
        INSERT IGNORE INTO doctor (id, crm_number, crm_state, email, name, qualifications, price_cents, street, city, state,
                            latitude, longitude, time_zone, status, awaits_verification, version)
        SELECT c.id, crm_number, crm_state, email, name, qualifications, c.price_cents, street, city, state,
               c.latitude, c.longitude, time_zone, status, awaits_verification, version
        FROM crowd c JOIN doctor d ON d.id = c.original
        """);
    rate(statement, "SELECT id FROM crowd");
    statement.execute(
        """
        INSERT IGNORE INTO availability (doctor_id, next_available_at, holds_until, mark)
        SELECT c.id, a.next_available_at, 9223372036854775807, 1
        FROM crowd c JOIN availability a ON a.doctor_id = c.original
        """);
    statement.execute(
        """
        INSERT IGNORE INTO doctor_listing
            (doctor_id, specialty, cell, latitude, longitude, rating_rank, price_cents, available_from)
        SELECT c.id, l.specialty, %s, c.latitude, c.longitude, %s, c.price_cents, l.available_from
        FROM crowd c JOIN doctor_rating ON doctor_rating.doctor_id = c.id
        JOIN doctor_listing l ON l.doctor_id = c.original
        """
            .formatted(
                cell().replace("latitude", "c.latitude").replace("longitude", "c.longitude"),
                RANK));
  }

  private static void rate(Statement statement, String ids) throws SQLException {
    statement.execute(
        "REPLACE INTO doctor_rating (doctor_id, stars, ratings)"
            + " SELECT id, 3 * votes + FLOOR(RAND() * (2 * votes + 1)), votes"
            + " FROM (SELECT id, FLOOR(RAND() * 41) AS votes FROM ("
            + ids
            + ") whom) voted");
  }

  /** The number of the square on the map, as the directory numbers them. */
  private static String cell() {
    return "(%s << 1 | %s)"
        .formatted(spread(index("latitude", 90)), spread(index("longitude", 180)));
  }

  private static String index(String column, int before) {
    return "CAST(LEAST(65535, FLOOR((%s + %d) / (360e0 / 65536))) AS UNSIGNED)"
        .formatted(column, before);
  }

  private static String spread(String bits) {
    String spread = bits;
    spread = "((%1$s | %1$s << 8) & 0x00FF00FF)".formatted(spread);
    spread = "((%1$s | %1$s << 4) & 0x0F0F0F0F)".formatted(spread);
    spread = "((%1$s | %1$s << 2) & 0x33333333)".formatted(spread);
    return "((%1$s | %1$s << 1) & 0x55555555)".formatted(spread);
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
