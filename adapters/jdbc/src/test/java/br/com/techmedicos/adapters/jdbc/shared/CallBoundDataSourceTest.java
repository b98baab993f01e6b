package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CallBoundDataSourceTest {

  abstract static class OnDatabase {

    private static final String COUNT = "SELECT COUNT(*) AS n FROM probe";
    private static final String INSERT = "INSERT INTO probe (id) VALUES (?)";

    private final TestDatabase database;
    private final String slow;

    /**
     * @param slow a query of a row that takes minutes, unless it is cut
     */
    OnDatabase(TestDatabase database, String slow) {
      this.database = database;
      this.slow = slow;
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
    void a_repository_asks_as_plain_sql_does() {
      call(Duration.ofHours(1), () -> false);

      assertThatThrownBy(
              () -> database.bean(Patients.class).find(new PatientId(new UUID(0x7000L, -1L << 62))))
          .isInstanceOf(CallDeadline.Passed.class);
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
                            sql().find(slow, row -> 1);
                          }))
          .isInstanceOf(CallDeadline.Passed.class);
      CallDeadline.bind(null);
      assertThat(rows()).isZero();
    }

    @Test
    void the_limit_of_one_call_is_not_the_next_ones() {
      try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
        call(Duration.ofSeconds(1), () -> true);
        assertThatThrownBy(() -> one.getBean(Sql.class).find(slow, row -> 1))
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
        Sql sql = one.getBean(Sql.class);
        Future<?> holder =
            other.submit(
                () ->
                    one.getBean(UnitOfWork.class)
                        .run(
                            () -> {
                              sql.update(INSERT, 1);
                              taken.countDown();
                              awaits(held);
                            }));
        taken.await();

        assertThatThrownBy(() -> sql.update(INSERT, 2)).isInstanceOf(TooBusy.class);
        assertThatThrownBy(() -> one.getBean(UnitOfWork.class).run(() -> sql.update(INSERT, 2)))
            .isInstanceOf(TooBusy.class);
        held.countDown();
        holder.get();
        assertThat(sql.update(INSERT, 2)).isEqualTo(1);
      } finally {
        held.countDown();
        other.shutdown();
      }
    }

    private static CallDeadline call(Duration limit, BooleanSupplier awaited) {
      CallDeadline deadline = CallDeadline.within(limit, Clock.systemUTC(), awaited);
      CallDeadline.bind(deadline);
      return deadline;
    }

    private static int queryTimeout(ApplicationContext context) {
      return context
          .getBean(Sql.class)
          .atomically(
              () -> {
                try (var statement = context.getBean(java.sql.Connection.class).createStatement()) {
                  statement.executeQuery(COUNT).close();
                  return statement.getQueryTimeout();
                } catch (java.sql.SQLException e) {
                  throw new IllegalStateException(e);
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
      sql().update(INSERT, id);
    }

    private int rows() {
      return sql().find(COUNT, row -> row.integer("n")).orElseThrow();
    }

    private Sql sql() {
      return database.bean(Sql.class);
    }

    private UnitOfWork unitOfWork() {
      return database.bean(UnitOfWork.class);
    }
  }

  @Nested
  class OnH2 extends OnDatabase {
    OnH2() {
      super(
          TestDatabase.H2,
          "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000) a CROSS JOIN SYSTEM_RANGE(1, 1000000) b");
    }
  }

  @Nested
  class OnMariaDb extends OnDatabase {
    OnMariaDb() {
      super(TestDatabase.MARIADB, "SELECT SLEEP(600)");
    }
  }

  @Nested
  class OnMariaDbByMySqlDriver extends OnDatabase {
    OnMariaDbByMySqlDriver() {
      super(TestDatabase.MARIADB_BY_MYSQL_DRIVER, "SELECT SLEEP(600)");
    }
  }
}
