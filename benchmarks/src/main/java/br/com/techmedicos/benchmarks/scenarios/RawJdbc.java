package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.scenarios.Bookings.Booking;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.domain.scheduling.Slot;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The statements of the service alone, on a pool of the same size, prepared on the server. No HTTP,
 * no objects, no rules.
 */
final class RawJdbc implements AutoCloseable {

  private static final int CONNECTIONS = 16;
  private static final long CELL_SECONDS = 300;
  private static final int CELLS = 10;
  private static final String CELL_ROWS = "(?, ?, ?)" + ", (?, ?, ?)".repeat(CELLS - 1);

  private final HikariDataSource pool;
  private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

  RawJdbc(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url + "?useServerPrepStmts=true");
    config.setUsername("root");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    this.pool = new HikariDataSource(config);
  }

  /** Something to do again and again. */
  interface Work {
    void go() throws SQLException;
  }

  /** How often it is done in a second, on so many threads. */
  double perSecond(int threads, Duration duration, Work work)
      throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    List<Future<Long>> counts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      counts.add(
          executor.submit(
              () -> {
                long count = 0;
                for (; System.nanoTime() < end; count++) {
                  work.go();
                }
                return count;
              }));
    }
    long all = 0;
    for (Future<Long> count : counts) {
      all += count.get();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    executor.shutdown();
    executor.awaitTermination(1, TimeUnit.MINUTES);
    return all / seconds;
  }

  /** What a look at slots reads. */
  void readSlots(ListedDoctor doctor, Instant from, Instant to) throws SQLException {
    byte[] id = bytes(doctor.id().value());
    try (Connection connection = pool.getConnection()) {
      query(connection, "SELECT * FROM doctor WHERE id = ?", id);
      query(connection, "SELECT * FROM agenda WHERE doctor_id = ?", id);
      query(
          connection,
          "SELECT starts_at FROM appointment WHERE doctor_id = ? AND starts_at > ?"
              + " AND starts_at < ? AND deadline > ? ORDER BY starts_at",
          id,
          micros(from),
          micros(to),
          micros(Instant.now()));
    }
  }

  /** What a booking reads and writes. */
  void book(Booking booking) throws SQLException {
    byte[] id = bytes(ids.generate());
    byte[] doctor = bytes(booking.doctor().id().value());
    byte[] patient = bytes(booking.patient().id().value());
    Slot slot = booking.slot();
    long now = micros(Instant.now());
    try (Connection connection = pool.getConnection()) {
      query(connection, "SELECT standing FROM account WHERE id = ? AND role = 'PATIENT'", patient);
      connection.setAutoCommit(false);
      query(
          connection,
          "SELECT * FROM appointment WHERE doctor_id = ? AND starts_at > ? AND starts_at < ?"
              + " AND deadline IS NOT NULL",
          doctor,
          micros(slot.startsAt().minus(Slot.LENGTH)),
          micros(slot.endsAt()));
      update(
          connection,
          "UPDATE account SET holds = holds + 1"
              + " WHERE id = ? AND role = 'PATIENT' AND standing = 'ACTIVE'",
          patient);
      query(connection, "SELECT * FROM doctor WHERE id = ? FOR UPDATE", doctor);
      query(connection, "SELECT * FROM agenda WHERE doctor_id = ?", doctor);
      query(connection, "SELECT * FROM patient WHERE id = ?", patient);
      query(
          connection,
          "SELECT * FROM appointment WHERE patient_id = ? AND request_ordinal IS NOT NULL",
          patient);
      occupy(connection, "doctor", doctor, slot, id);
      occupy(connection, "patient", patient, slot, id);
      update(
          connection,
          "INSERT INTO appointment (id, doctor_id, patient_id, starts_at, price_cents,"
              + " requested_at, status, deadline, request_ordinal, version)"
              + " VALUES (?, ?, ?, ?, 25000, ?, 'REQUESTED', ?, NULL, 1)",
          id,
          doctor,
          patient,
          micros(slot.startsAt()),
          now,
          micros(slot.startsAt()));
      update(
          connection,
          "INSERT INTO outbox (id, type, aggregate_id, occurred_at, payload)"
              + " VALUES (?, 'AppointmentRequested', ?, ?, '{}')",
          bytes(ids.generate()),
          id,
          now);
      update(
          connection,
          "INSERT INTO availability (doctor_id, holds_until, mark) VALUES (?, ?, 1)"
              + " ON DUPLICATE KEY UPDATE mark = mark + 1,"
              + " holds_until = LEAST(holds_until, VALUES(holds_until))",
          doctor,
          now);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static void occupy(
      Connection connection, String person, byte[] whose, Slot slot, byte[] appointment)
      throws SQLException {
    Object[] values = new Object[3 * CELLS];
    for (int i = 0; i < CELLS; i++) {
      values[3 * i] = whose;
      values[3 * i + 1] = slot.startsAt().getEpochSecond() / CELL_SECONDS + i;
      values[3 * i + 2] = appointment;
    }
    update(
        connection,
        "INSERT INTO %1$s_cell (%1$s_id, cell, appointment_id) VALUES ".formatted(person)
            + CELL_ROWS,
        values);
  }

  private static void query(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          rows.getObject(i);
        }
      }
    }
  }

  private static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  @Override
  public void close() {
    pool.close();
  }
}
