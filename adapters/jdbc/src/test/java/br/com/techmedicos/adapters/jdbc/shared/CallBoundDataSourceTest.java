package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointments;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEachDatabase
class CallBoundDataSourceTest {

  /** What is left of a call stays the same, however slow the machine is. */
  private static final Clock STOPPED = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private static final String COUNT = "SELECT COUNT(*) AS n FROM probe";
  private static final String INSERT = "INSERT INTO probe (id) VALUES (?)";

  private final TestDatabase database;

  CallBoundDataSourceTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void makeTable() {
    database.execute("CREATE TABLE IF NOT EXISTS probe (id INT PRIMARY KEY)");
    database.execute("DELETE FROM probe");
  }

  @AfterEach
  void dropTable() {
    CallDeadline.bind(null);
    database.execute("DROP TABLE probe");
  }

  @Test
  void reading_stops_when_the_client_is_gone() {
    AtomicInteger read = new AtomicInteger();
    call(Duration.ofHours(1), () -> read.get() < 3);

    assertThatThrownBy(
            () -> {
              while (true) {
                rows();
                read.incrementAndGet();
              }
            })
        .isInstanceOf(CallDeadline.Passed.class);
    assertThat(read).hasValue(3);
  }

  @Test
  void a_repository_asks_for_one_row_and_for_many() {
    PatientId patient = new PatientId(new UUID(0x7000L, -1L << 62));

    assertThatThrownBy(() -> afterItsTime(() -> database.bean(Patients.class).find(patient)))
        .isInstanceOf(CallDeadline.Passed.class);
    assertThatThrownBy(
            () -> afterItsTime(() -> database.bean(Appointments.class).awaitingAnswer(patient)))
        .isInstanceOf(CallDeadline.Passed.class);
  }

  private void afterItsTime(Runnable statement) {
    CallDeadline deadline = call(Duration.ofHours(1), () -> true);
    unitOfWork()
        .run(
            () -> {
              deadline.pass();
              statement.run();
            });
  }

  @Test
  void reading_outside_a_unit_of_work_is_one_journey() {
    assumeTrue(database != TestDatabase.H2, "H2 is in this process");
    String journeys =
        "SELECT variable_value FROM information_schema.session_status"
            + " WHERE variable_name = 'QUESTIONS'";
    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      JdbcOperations operations = one.getBean(JdbcOperations.class);
      Patients patients = one.getBean(Patients.class);
      patients.find(new PatientId(new UUID(0x7000L, -1L << 62)));
      int before = query(operations, journeys);

      patients.find(new PatientId(new UUID(0x7000L, -1L << 62)));

      assertThat(query(operations, journeys) - before).isEqualTo(2); // the second is this question
    }
  }

  @Test
  void a_transaction_is_two_journeys_besides_its_statements() {
    assumeTrue(database != TestDatabase.H2, "H2 is in this process");
    String journeys =
        "SELECT variable_value FROM information_schema.session_status"
            + " WHERE variable_name = 'QUESTIONS'";
    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      JdbcOperations operations = one.getBean(JdbcOperations.class);
      Patients patients = one.getBean(Patients.class);
      PatientId patient = new PatientId(new UUID(0x7000L, -1L << 62));
      patients.find(patient);
      int before = query(operations, journeys);

      one.getBean(UnitOfWork.class)
          .run(
              () -> {
                patients.find(patient);
                patients.find(patient);
              });

      assertThat(query(operations, journeys) - before).isEqualTo(5); // the last is this question
    }
  }

  @Test
  void a_write_whose_time_is_up_is_rolled_back_whole() {
    CallDeadline deadline = call(Duration.ofHours(1), () -> true);

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          insert(1);
                          deadline.pass();
                          insert(2);
                        }))
        .isInstanceOf(CallDeadline.Passed.class);
    CallDeadline.bind(null);
    assertThat(rows()).isZero();
  }

  @Test
  void a_write_that_has_come_to_its_commit_is_kept() {
    CallDeadline deadline = call(Duration.ofHours(1), () -> true);
    unitOfWork()
        .run(
            () -> {
              insert(1);
              insert(2);
              deadline.pass();
            });

    CallDeadline.bind(null);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void a_statement_that_takes_longer_than_is_left_is_cut_and_its_work_rolled_back_whole() {
    call(Duration.ofSeconds(1), () -> true);

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          insert(1);
                          query(database.bean(JdbcOperations.class), slow());
                        }))
        .isInstanceOf(CallDeadline.Passed.class);
    CallDeadline.bind(null);
    assertThat(rows()).isZero();
  }

  @Test
  void the_limit_of_one_call_is_not_the_next_ones() {
    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      call(Duration.ofSeconds(1), () -> true);
      assertThatThrownBy(() -> query(one.getBean(JdbcOperations.class), slow()))
          .isInstanceOf(CallDeadline.Passed.class);
      CallDeadline.bind(null);

      assertThat(queryTimeout(one)).isZero();
      call(Duration.ofMinutes(2).minusMillis(1), () -> true);
      assertThat(queryTimeout(one)).isEqualTo(120);
    }
  }

  @Test
  void an_exhausted_pool_says_that_it_is_busy_and_serves_again_afterwards() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    try (ApplicationContext one =
        database.another(Map.of("maximum-pool-size", 1, "connection-timeout", 250))) {
      JdbcOperations sql = one.getBean(JdbcOperations.class);
      Future<?> holder =
          other.submit(
              () ->
                  one.getBean(UnitOfWork.class)
                      .run(
                          () -> {
                            insert(sql, 1);
                            taken.countDown();
                            awaits(held);
                          }));
      taken.await();

      assertThatThrownBy(() -> insert(sql, 2)).isInstanceOf(TooBusy.class);
      assertThatThrownBy(() -> one.getBean(UnitOfWork.class).run(() -> insert(sql, 2)))
          .isInstanceOf(TooBusy.class);
      held.countDown();
      holder.get();
      assertThat(insert(sql, 2)).isEqualTo(1);
    } finally {
      held.countDown();
      other.shutdown();
    }
  }

  @Test
  void a_conflict_outside_a_unit_of_work_is_contention() {
    String impatient =
        database == TestDatabase.H2
            ? "SET LOCK_TIMEOUT 1"
            : "SET SESSION innodb_lock_wait_timeout = 1";
    insert(1);
    try (ApplicationContext one =
        database.another(Map.of("maximum-pool-size", 1, "connection-init-sql", impatient))) {
      JdbcOperations sql = one.getBean(JdbcOperations.class);
      unitOfWork()
          .run(
              () -> {
                execute(database.bean(JdbcOperations.class), "UPDATE probe SET id = 2");

                assertThatThrownBy(() -> execute(sql, "UPDATE probe SET id = 3"))
                    .isInstanceOf(Contention.class);
              });

      execute(sql, "UPDATE probe SET id = 3"); // the connection is good
    }
  }

  @Test
  void a_connection_that_breaks_undoes_its_transaction_and_is_replaced() {
    assumeTrue(database != TestDatabase.H2, "H2 is in this process");
    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      JdbcOperations sql = one.getBean(JdbcOperations.class);

      assertUnavailable(
          true,
          () ->
              one.getBean(UnitOfWork.class)
                  .run(
                      () -> {
                        insert(sql, 1);
                        kill(sql);
                        insert(sql, 2);
                      }));

      assertThat(rows()).isZero();
      assertThat(insert(sql, 2)).isEqualTo(1);
    }
  }

  @Test
  void a_repository_says_so_when_it_asks_for_many() {
    assumeTrue(database != TestDatabase.H2, "H2 is in this process");
    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      PatientId patient = new PatientId(new UUID(0x7000L, -1L << 62));

      assertUnavailable(
          true,
          () ->
              one.getBean(UnitOfWork.class)
                  .run(
                      () -> {
                        insert(one.getBean(JdbcOperations.class), 1);
                        kill(one.getBean(JdbcOperations.class));
                        one.getBean(Appointments.class).awaitingAnswer(patient);
                      }));
    }
  }

  @Test
  void when_a_connection_breaks_at_the_commit_nobody_knows_the_outcome() {
    assumeTrue(database != TestDatabase.H2, "H2 is in this process");
    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      JdbcOperations sql = one.getBean(JdbcOperations.class);

      assertUnavailable(
          false,
          () ->
              one.getBean(UnitOfWork.class)
                  .run(
                      () -> {
                        insert(sql, 1);
                        kill(sql);
                      }));

      assertThat(insert(sql, 2)).isEqualTo(1);
    }
  }

  @Test
  void what_was_refused_before_the_connection_broke_stays_refused() {
    assumeTrue(database != TestDatabase.H2, "H2 is in this process");
    IllegalStateException refusal = new IllegalStateException("refused");
    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      JdbcOperations sql = one.getBean(JdbcOperations.class);

      assertThatThrownBy(
              () ->
                  one.getBean(UnitOfWork.class)
                      .run(
                          () -> {
                            insert(sql, 1);
                            kill(sql);
                            throw refusal;
                          }))
          .isSameAs(refusal);

      assertThat(insert(sql, 2)).isEqualTo(1);
    }
  }

  @Test
  void whether_a_write_of_its_own_was_committed_is_not_known_either() {
    assumeTrue(database != TestDatabase.H2, "H2 is in this process");
    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      JdbcOperations sql = one.getBean(JdbcOperations.class);

      assertUnavailable(
          false,
          () ->
              sql.execute(
                  connection -> {
                    try (var write = connection.prepareStatement("DELETE FROM probe")) {
                      kill(sql);
                      return write.executeUpdate();
                    }
                  }));
      assertUnavailable(
          true,
          () ->
              sql.execute(
                  connection -> {
                    try (var read = connection.prepareStatement(COUNT)) {
                      kill(sql);
                      return read.executeQuery();
                    }
                  }));
    }
  }

  @Test
  void a_database_that_stands_still_is_given_up() throws IOException {
    assumeTrue(database != TestDatabase.H2, "H2 is in this process");
    try (Relay way = Relay.to(MariaDbServer.running());
        ApplicationContext one =
            database.another(Map.of("url", way.through(database.url()), "maximum-pool-size", 1))) {
      JdbcOperations sql = one.getBean(JdbcOperations.class);
      insert(sql, 1);
      call(Duration.ofSeconds(1), () -> true);

      assertUnavailable(
          true,
          () ->
              one.getBean(UnitOfWork.class)
                  .run(
                      () -> {
                        insert(sql, 2);
                        way.silence();
                        insert(sql, 3);
                      }));
      way.endSilence();
      assertThat(query(sql, COUNT)).isEqualTo(1);

      assertUnavailable(
          false,
          () ->
              one.getBean(UnitOfWork.class)
                  .run(
                      () -> {
                        insert(sql, 4);
                        way.silence();
                      }));
      way.endSilence();
      assertThat(query(sql, COUNT)).isBetween(1, 2);
    }
  }

  @Test
  void a_server_that_only_reads_is_unavailable_and_has_written_nothing() {
    assumeTrue(database != TestDatabase.H2, "H2 has one for itself");
    Map<String, Object> replica =
        Map.of("maximum-pool-size", 1, "connection-init-sql", "SET SESSION TRANSACTION READ ONLY");
    try (ApplicationContext one = database.another(replica)) {
      JdbcOperations sql = one.getBean(JdbcOperations.class);

      assertThat(query(sql, COUNT)).isZero();
      assertUnavailable(true, () -> insert(sql, 1));
      assertUnavailable(true, () -> one.getBean(UnitOfWork.class).run(() -> insert(sql, 1)));
      assertThat(query(sql, COUNT)).isZero();
    }
  }

  @Test
  void a_database_that_cannot_be_reached_is_not_a_busy_one() {
    assumeTrue(database != TestDatabase.H2, "H2 is in this process");
    Map<String, Object> nowhere =
        Map.of(
            "url", "jdbc:mariadb://127.0.0.1:1/none",
            "connection-timeout", 250,
            "initialization-fail-timeout", -1);
    try (ApplicationContext away = database.another(nowhere)) {
      assertUnavailable(true, () -> insert(away.getBean(JdbcOperations.class), 1));
    }
  }

  @Test
  void an_embedded_database_that_has_closed_itself_is_opened_again(@TempDir Path folder)
      throws SQLException {
    assumeTrue(database == TestDatabase.H2, "only H2 closes itself");
    String file = "jdbc:h2:file:" + folder.resolve("it") + ";WRITE_DELAY=0;MODE=MySQL";
    Map<String, Object> pool = Map.of("url", file, "maximum-pool-size", 2, "password", "");
    try (ApplicationContext one = database.another(pool)) {
      JdbcOperations sql = one.getBean(JdbcOperations.class);
      call(Duration.ofHours(1), () -> true); // whose statements are limited
      for (int opened = 1; opened <= 10; opened++) {
        execute(sql, "CREATE TABLE IF NOT EXISTS probe (id INT PRIMARY KEY)");
        execute(sql, "DELETE FROM probe");
        assertThat(insert(sql, 1)).isEqualTo(1);

        closeItself(file);

        awaitWrite(sql);
      }
    }
  }

  /** As it does when it cannot write. */
  private static void closeItself(String file) throws SQLException {
    try (Connection connection = DriverManager.getConnection(file, "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    }
  }

  /** Each connection fails once at most: it says so, and is gone. */
  private static void awaitWrite(JdbcOperations sql) {
    int failures = 0;
    while (true) {
      try {
        insert(sql, 2);
        return;
      } catch (DatabaseUnavailable failure) {
        failures++;
        assertThat(failures).as("dead connections").isLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void a_transaction_never_moves_back_to_the_first_of_several_hosts() throws IOException {
    assumeTrue(database == TestDatabase.MARIADB_BY_MYSQL_DRIVER, "only this driver would");
    try (Relay first = Relay.to(MariaDbServer.running())) {
      first.block();
      String second = database.url();
      String both = second.replace("127.0.0.1:", "127.0.0.1:" + first.port() + ",127.0.0.1:");
      try (ApplicationContext one = database.another(Map.of("url", both, "maximum-pool-size", 1))) {
        JdbcOperations sql = one.getBean(JdbcOperations.class);
        assertThat(insert(sql, 1)).as("the second host is written to").isEqualTo(1);
        first.unblock();

        one.getBean(UnitOfWork.class)
            .run(
                () -> {
                  int connection = query(sql, "SELECT CONNECTION_ID()");
                  for (int i = 0; i < 100; i++) { // it would move after 50
                    assertThat(query(sql, "SELECT CONNECTION_ID()")).isEqualTo(connection);
                  }
                });
      }
    }
  }

  private static void assertUnavailable(boolean outcomeKnown, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class,
            failure -> assertThat(failure.outcomeKnown()).isEqualTo(outcomeKnown));
  }

  /** Ends the only connection of a pool on the server, and waits until it has ended. */
  private void kill(JdbcOperations sql) {
    int connection = query(sql, "SELECT CONNECTION_ID()");
    database.execute("KILL " + connection);
    String alive = "SELECT id FROM information_schema.processlist WHERE id = " + connection;
    Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (!database.query(alive).isEmpty()) {
      assertThat(Instant.now()).as("the server does not end it").isBefore(deadline);
    }
  }

  private static CallDeadline call(Duration limit, BooleanSupplier awaited) {
    CallDeadline deadline = CallDeadline.within(limit, STOPPED, awaited);
    CallDeadline.bind(deadline);
    return deadline;
  }

  private static int queryTimeout(ApplicationContext context) {
    return context
        .getBean(JdbcOperations.class)
        .execute(
            connection -> {
              try (var statement = connection.createStatement()) {
                statement.executeQuery(COUNT).close();
                return statement.getQueryTimeout();
              }
            });
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void insert(int id) {
    insert(database.bean(JdbcOperations.class), id);
  }

  private static int insert(JdbcOperations operations, int id) {
    return operations.execute(
        connection -> {
          try (var statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, id);
            return statement.executeUpdate();
          }
        });
  }

  private static void execute(JdbcOperations operations, String sql) {
    operations.execute(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  private int rows() {
    return query(database.bean(JdbcOperations.class), COUNT);
  }

  private static int query(JdbcOperations operations, String sql) {
    return operations.execute(
        connection -> {
          try (var statement = connection.prepareStatement(sql);
              var row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  /** Takes minutes, unless it is cut. */
  private String slow() {
    return database == TestDatabase.H2
        ? "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000) a CROSS JOIN SYSTEM_RANGE(1, 1000000) b"
        : "SELECT SLEEP(600)";
  }

  private UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
