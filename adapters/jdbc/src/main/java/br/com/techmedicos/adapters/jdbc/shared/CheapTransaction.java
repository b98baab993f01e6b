package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.application.shared.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a connection whose auto-commit always stays on. Callers switch it off and on
 * as usual, but nothing is sent for that: the first statement after it was switched off is preceded
 * by BEGIN, and COMMIT or ROLLBACK ends the transaction. So a transaction costs two round trips
 * instead of three, and a read outside costs no more than itself, as it would not if auto-commit
 * stayed off.
 */
final class CheapTransaction {

  private final Connection connection;
  private boolean autoCommit = true;
  private boolean begun;
  private boolean lost;
  private @Nullable Throwable broke;

  CheapTransaction(Connection connection) {
    this.connection = connection;
  }

  /** Begins a transaction if one is due, before a statement. */
  void beginIfDue() throws SQLException {
    requireNotLost();
    if (!autoCommit && !begun) {
      execute("BEGIN");
      begun = true;
    }
  }

  /**
   * Refuses everything but a rollback after a conflict. The server has ended the transaction, and
   * would commit each further statement by itself.
   */
  void lose() {
    lost = begun;
  }

  /**
   * Refuses everything after the database has become unavailable: a driver may have connected
   * again, and would commit each further statement by itself. The pool drops the connection.
   *
   * @param failure what the driver said
   * @param committing whether a COMMIT failed, or a write that commits at once
   * @return the failure of the statement
   */
  DatabaseUnavailable lose(Throwable failure, boolean committing) {
    broke = failure;
    return committing && SqlErrors.isConnectionLost(failure)
        ? DatabaseUnavailable.duringCommit(failure)
        : DatabaseUnavailable.beforeCommit(failure);
  }

  /** Whether statements are committed later, together. */
  boolean begun() {
    return begun;
  }

  private void requireNotLost() throws SQLException {
    if (broke != null) {
      throw DatabaseUnavailable.beforeCommit(broke);
    }
    if (lost) {
      throw new SQLException("the transaction was rolled back", SqlErrors.SERIALIZATION_FAILURE);
    }
  }

  /** Switching it on commits, as JDBC requires. */
  @Nullable Object switchAutoCommit(boolean on) throws SQLException {
    if (on && (lost || broke != null)) {
      rollback();
    } else if (on) {
      end("COMMIT");
    }
    autoCommit = on;
    return null;
  }

  boolean autoCommit() {
    return autoCommit;
  }

  @Nullable Object commit() throws SQLException {
    requireNotLost();
    return end("COMMIT");
  }

  /** Rolls back. If the connection is lost, its end is the rollback, and no further failure. */
  @Nullable Object rollback() throws SQLException {
    if (broke == null && !connection.isClosed()) {
      try {
        return end("ROLLBACK");
      } catch (DatabaseUnavailable now) {
        // the pool closes the connection
      }
    }
    begun = false;
    lost = false;
    return null;
  }

  /**
   * Closes the connection; what was not committed is rolled back. If that fails, the pool must not
   * hand out the connection again: its next user would commit the rest. A connection that is lost
   * by now is no failure.
   */
  @Nullable Object close() throws SQLException {
    try (connection) {
      boolean reusable = false;
      try {
        rollback();
        reusable = broke == null;
        return null;
      } finally {
        if (!reusable) {
          connection.abort(Runnable::run);
        }
      }
    } catch (SQLException failure) {
      if (SqlErrors.isUnavailable(failure)) {
        return null;
      }
      throw failure;
    }
  }

  private @Nullable Object end(String statement) throws SQLException {
    if (begun) {
      lost = true; // if this fails, only a rollback may follow
      execute(statement);
      begun = false;
    }
    lost = false;
    return null;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      if (SqlErrors.isUnavailable(failure)) {
        throw lose(failure, sql.equals("COMMIT"));
      }
      throw failure;
    }
  }
}
