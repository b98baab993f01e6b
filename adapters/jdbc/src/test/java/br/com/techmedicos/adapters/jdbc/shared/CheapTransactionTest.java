package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.shared.DatabaseUnavailable;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheapTransactionTest {

  private static final String URL = "jdbc:h2:mem:cheap";

  private static final SQLException LOST = new SQLException("it is lost", "08S01");

  private Connection other;
  private Connection connection;
  private CheapTransaction transaction;
  private boolean fails;
  private SQLException failure = new SQLException("it fails");
  private Set<String> sends = Set.of("createStatement");
  private boolean aborted;

  @BeforeEach
  void connect() throws SQLException {
    other = DriverManager.getConnection(URL);
    execute(other, "CREATE TABLE probe (id INT)");
    connection = DriverManager.getConnection(URL);
    transaction = new CheapTransaction(watched());
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    other.close();
  }

  @Test
  void without_one_every_statement_is_committed() throws SQLException {
    insert();

    assertThat(transaction.autoCommit()).isTrue();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void its_statements_are_committed_together() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    insert();
    assertThat(rows()).isZero();

    transaction.commit();

    assertThat(transaction.autoCommit()).isFalse();
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void another_one_follows_it() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    transaction.commit();
    insert();
    transaction.rollback();

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void auto_commit_that_is_switched_on_commits_it() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();

    transaction.switchAutoCommit(true);

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void a_connection_that_is_closed_rolls_it_back() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();

    transaction.close();

    assertThat(connection.isClosed()).isTrue();
    assertThat(rows()).isZero();
  }

  @Test
  void after_a_conflict_it_can_only_be_rolled_back() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    transaction.lose();

    assertThatThrownBy(this::insert).matches(SqlErrors::isConflict);
    assertThatThrownBy(transaction::commit).matches(SqlErrors::isConflict);
    transaction.rollback();
    insert();
    transaction.commit();

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void after_a_conflict_auto_commit_that_is_switched_on_commits_nothing() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    transaction.lose();

    transaction.switchAutoCommit(true);

    assertThat(rows()).isZero();
  }

  @Test
  void when_its_rollback_fails_nothing_commits_it() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    fails = true;
    assertThatThrownBy(transaction::rollback).hasMessage("it fails");
    fails = false;

    assertThatThrownBy(this::insert).isInstanceOf(SQLException.class);
    assertThatThrownBy(transaction::commit).isInstanceOf(SQLException.class);
    transaction.switchAutoCommit(true);

    assertThat(rows()).isZero();
  }

  @Test
  void a_connection_that_cannot_be_rolled_back_is_not_used_again() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    fails = true;

    assertThatThrownBy(transaction::close).hasMessage("it fails");

    assertThat(aborted).isTrue();
    assertThat(rows()).isZero();
  }

  @Test
  void after_the_connection_was_lost_nothing_is_sent_any_more() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    DatabaseUnavailable thrown = transaction.lose(LOST, false);

    assertThat(thrown.outcomeKnown()).isTrue();
    assertThatThrownBy(this::insert).isInstanceOf(DatabaseUnavailable.class);
    assertThatThrownBy(transaction::commit).isInstanceOf(DatabaseUnavailable.class);
    fails = true; // whatever is sent
    transaction.rollback();
    assertThatThrownBy(transaction::beginIfDue).isInstanceOf(DatabaseUnavailable.class);
    transaction.switchAutoCommit(true);
    transaction.close();

    assertThat(rows()).isZero();
  }

  @Test
  void a_rollback_that_does_not_arrive_is_no_failure() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    fails = true;
    failure = LOST;

    transaction.rollback();
    transaction.switchAutoCommit(true);
    transaction.close();

    assertThat(rows()).isZero();
  }

  @Test
  void whether_a_commit_has_arrived_is_not_known() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    fails = true;
    failure = LOST;

    assertThatThrownBy(transaction::commit)
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class, thrown -> assertThat(thrown.outcomeKnown()).isFalse());
    transaction.rollback();
    transaction.close();
  }

  @Test
  void a_connection_that_is_lost_after_the_commit_is_no_failure() throws SQLException {
    transaction.switchAutoCommit(false);
    insert();
    transaction.commit();
    fails = true;
    failure = LOST;
    sends = Set.of("close");

    transaction.close();

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void a_begin_that_does_not_arrive_has_done_nothing() throws SQLException {
    transaction.switchAutoCommit(false);
    fails = true;
    failure = LOST;

    assertThatThrownBy(transaction::beginIfDue)
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class, thrown -> assertThat(thrown.outcomeKnown()).isTrue());
  }

  /** The connection, whose statements fail if told so. */
  private Connection watched() {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (fails && sends.contains(method.getName())) {
                throw failure;
              }
              if (method.getName().equals("abort")) {
                aborted = true;
                return null;
              }
              return method.invoke(connection, arguments);
            });
  }

  private void insert() throws SQLException {
    transaction.beginIfDue();
    execute(connection, "INSERT INTO probe (id) VALUES (1)");
  }

  private int rows() throws SQLException {
    try (Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM probe")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void execute(Connection on, String sql) throws SQLException {
    try (Statement statement = on.createStatement()) {
      statement.execute(sql);
    }
  }
}
