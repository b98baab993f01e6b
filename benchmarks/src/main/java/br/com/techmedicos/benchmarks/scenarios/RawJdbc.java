package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.benchmarks.scenarios.Bookings.Booking;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.domain.scheduling.Slot;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The statements of the service alone, in the same transactions, prepared on the server, on a pool
 * of the same size. No HTTP, no objects, no rules. {@link BookingRate} counts whether both sides
 * send as many.
 */
final class RawJdbc implements AutoCloseable {

  private static final int CONNECTIONS = 16;

  /** What the service tells the driver. */
  private static final String LIKE_THE_SERVICE =
      "?useServerPrepStmts=true&prepStmtCacheSize=250&disablePipeline=true";

  private static final long CELL_SECONDS = 300;
  private static final int CELLS = 10;

  private static final String STANDING = "SELECT standing FROM account WHERE id = ? AND role = ?";
  private static final String HOLD =
      "UPDATE account SET holds = holds + 1 WHERE id = ? AND role = ? AND standing = 'ACTIVE'";
  private static final String IN_THE_WAY =
      "SELECT * FROM appointment WHERE doctor_id = ?"
          + " AND starts_at > ? AND starts_at < ? AND deadline IS NOT NULL"
          + " UNION ALL SELECT * FROM appointment WHERE patient_id = ?"
          + " AND request_ordinal IS NOT NULL"
          + " AND NOT (doctor_id = ? AND starts_at > ? AND starts_at < ?)";
  private static final String TURN =
      "SELECT d.id, d.status, d.name, d.price_cents, d.time_zone, p.name AS patient_name,"
          + " p.registered_at, a.zone, a.minimum_notice_minutes, a.horizon_days, a.windows,"
          + " a.version FROM doctor d JOIN patient p ON p.id = ?"
          + " LEFT JOIN agenda a ON a.doctor_id = d.id WHERE d.id = ? FOR UPDATE";
  private static final String OCCUPY =
      "INSERT INTO %1$s_cell (%1$s_id, cell, appointment_id) VALUES (?, ?, ?)"
          + ", (?, ?, ?)".repeat(CELLS - 1);
  private static final String OCCUPY_DOCTOR = OCCUPY.formatted("doctor");
  private static final String OCCUPY_PATIENT = OCCUPY.formatted("patient");
  private static final String REQUEST =
      "INSERT INTO appointment (id, doctor_id, patient_id, starts_at, price_cents,"
          + " requested_at, status, deadline, request_ordinal, version)"
          + " SELECT ?, ?, ?, ?, ?, ?, ?, ?, MIN(free.ordinal), ?"
          + " FROM (SELECT 1 AS ordinal UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
          + " UNION ALL SELECT 5) free WHERE NOT EXISTS (SELECT 1 FROM appointment taken"
          + " WHERE taken.patient_id = ? AND taken.request_ordinal = free.ordinal)"
          + " HAVING MIN(free.ordinal) IS NOT NULL";
  private static final String EVENT =
      "INSERT INTO outbox (id, type, aggregate_id, occurred_at, payload) VALUES (?, ?, ?, ?, ?)";
  private static final String MARK_STALE =
      "INSERT INTO availability (doctor_id, holds_until, mark) VALUES (?, ?, 1)"
          + " ON DUPLICATE KEY UPDATE mark = mark + 1, holds_until = LEAST(holds_until, ?)";

  private static final String OFFER =
      "SELECT d.id, d.status, d.price_cents, d.time_zone, a.zone, a.minimum_notice_minutes,"
          + " a.horizon_days, a.windows, a.version, v.mark FROM doctor d"
          + " LEFT JOIN agenda a ON a.doctor_id = d.id"
          + " LEFT JOIN availability v ON v.doctor_id = d.id WHERE d.id = ?";
  private static final String HELD =
      "SELECT doctor_id, starts_at, deadline FROM appointment"
          + " WHERE doctor_id = ? AND starts_at > ? AND starts_at < ?"
          + " AND deadline > ? ORDER BY starts_at";

  private final HikariDataSource pool;
  private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  RawJdbc(Testbed testbed) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(testbed.url() + LIKE_THE_SERVICE);
    config.setUsername(testbed.user());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    this.pool = new HikariDataSource(config);
  }

  /** Something to do again and again. */
  interface Work {
    void go() throws SQLException;
  }

  /** How often it is done in a second, on so many threads. */
  Rate rate(int threads, Duration duration, Work work)
      throws InterruptedException, ExecutionException {
    long cpuBefore = system.getProcessCpuTime();
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    long all = repeat(threads, () -> System.nanoTime() < end, work);
    long taken = System.nanoTime() - start;
    return new Rate(all * 1e9 / taken, (system.getProcessCpuTime() - cpuBefore) / 1e3 / all);
  }

  /** Does it so many times. */
  void warmUp(int threads, int times, Work work) throws InterruptedException, ExecutionException {
    AtomicInteger left = new AtomicInteger(times);
    repeat(threads, () -> left.getAndDecrement() > 0, work);
  }

  private static long repeat(int threads, BooleanSupplier goesOn, Work work)
      throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        counts.add(
            executor.submit(
                () -> {
                  long count = 0;
                  for (; goesOn.getAsBoolean(); count++) {
                    work.go();
                  }
                  return count;
                }));
      }
      long all = 0;
      for (Future<Long> count : counts) {
        all += count.get();
      }
      return all;
    } finally {
      executor.shutdownNow();
    }
  }

  /** What a list of slots is made of that the service does not have yet. */
  void readSlots(ListedDoctor doctor, Instant from, Instant to) throws SQLException {
    byte[] id = bytes(doctor.id().value());
    try (Connection connection = pool.getConnection()) {
      query(connection, OFFER, id);
      query(
          connection, HELD, id, micros(from.minus(Slot.LENGTH)), micros(to), micros(Instant.now()));
    }
  }

  /** What a booking reads and writes, the standing of the patient's account included. */
  void book(Booking booking) throws SQLException {
    book(booking, true);
  }

  /** The same, but nobody will be told. */
  void bookInSilence(Booking booking) throws SQLException {
    book(booking, false);
  }

  private void book(Booking booking, boolean told) throws SQLException {
    byte[] id = bytes(ids.generate());
    byte[] doctor = bytes(booking.doctor().id().value());
    byte[] patient = bytes(booking.patient().id().value());
    long startsAt = micros(booking.slot().startsAt());
    long after = micros(booking.slot().startsAt().minus(Slot.LENGTH));
    long before = micros(booking.slot().endsAt());
    Instant now = Instant.now();
    try (Connection connection = pool.getConnection();
        Statement transaction = connection.createStatement()) {
      query(connection, STANDING, patient, "PATIENT");
      transaction.execute("BEGIN");
      update(connection, HOLD, patient, "PATIENT");
      query(connection, IN_THE_WAY, doctor, after, before, patient, doctor, after, before);
      query(connection, TURN, patient, doctor);
      update(connection, OCCUPY_DOCTOR, cells(doctor, booking.slot(), id));
      update(connection, OCCUPY_PATIENT, cells(patient, booking.slot(), id));
      update(
          connection,
          REQUEST,
          id,
          doctor,
          patient,
          startsAt,
          25_000,
          micros(now),
          "REQUESTED",
          startsAt,
          1L,
          patient);
      if (told) {
        update(
            connection,
            EVENT,
            bytes(ids.generate()),
            "AppointmentRequested",
            id,
            micros(now),
            "{\"appointment\":\"%s\",\"occurredAt\":\"%s\"}"
                .formatted(UuidColumn.Converter.fromBytes(id), now));
      }
      update(connection, MARK_STALE, doctor, micros(now), micros(now));
      transaction.execute("COMMIT");
    }
  }

  private static Object[] cells(byte[] whose, Slot slot, byte[] appointment) {
    Object[] values = new Object[3 * CELLS];
    for (int i = 0; i < CELLS; i++) {
      values[3 * i] = whose;
      values[3 * i + 1] = slot.startsAt().getEpochSecond() / CELL_SECONDS + i;
      values[3 * i + 2] = appointment;
    }
    return values;
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

  /** As the database keeps instants. */
  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static byte[] bytes(UUID id) {
    return UuidColumn.Converter.toBytes(id);
  }

  @Override
  public void close() {
    pool.close();
  }
}
