package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointments;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
