package br.com.techmedicos.adapters.jdbc.shared;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.Set;

/**
 * Classifies database errors. It uses error codes instead of SQL states, because the state of a
 * lock timeout is that of a deadlock with one driver and meaningless with another.
 */
public final class SqlErrors {

  private static final Set<Integer> DUPLICATES =
      Set.of(
          1062, // MySQL and MariaDB: ER_DUP_ENTRY
          23505); // H2: DUPLICATE_KEY_1

  private static final Set<Integer> CONFLICTS =
      Set.of(
          1205, // MySQL and MariaDB: ER_LOCK_WAIT_TIMEOUT, also of a Galera node that lags behind
          1213, // MySQL and MariaDB: ER_LOCK_DEADLOCK, which Galera also answers to a lost COMMIT
          3101, // MySQL: ER_TRANSACTION_ROLLBACK_DURING_COMMIT, by Group Replication
          40001, // H2: DEADLOCK_1
          50200, // H2: LOCK_TIMEOUT_1
          90131); // H2: CONCURRENT_UPDATE_1

  private static final Set<Integer> TIME_OUTS =
      Set.of(
          1317, // MySQL and MariaDB: ER_QUERY_INTERRUPTED, by the driver's timeout
          1969, // MariaDB: ER_STATEMENT_TIMEOUT
          3024, // MySQL: ER_QUERY_TIMEOUT
          57014); // H2: STATEMENT_WAS_CANCELED

  private static final Set<Integer> LOST_CONNECTIONS =
      Set.of(
          1180, // MySQL and MariaDB: ER_ERROR_DURING_COMMIT
          1927, // MariaDB: ER_CONNECTION_KILLED
          3169, // MySQL: ER_SESSION_WAS_KILLED
          4031, // MySQL: ER_CLIENT_INTERACTION_TIMEOUT, after which it closes the connection
          50000, // H2: GENERAL_ERROR_1, which a full disk is at a COMMIT
          90028, // H2: IO_EXCEPTION_1
          90031, // H2: IO_EXCEPTION_2
          90067, // H2: CONNECTION_BROKEN_1
          90098, // H2: DATABASE_IS_CLOSED
          90121); // H2: DATABASE_CALLED_AT_SHUTDOWN

  private static final Set<Integer> TAKES_NO_WRITE =
      Set.of(
          1021, // MySQL and MariaDB: ER_DISK_FULL
          1026, // MySQL and MariaDB: ER_ERROR_ON_WRITE
          1030, // MySQL and MariaDB: ER_GET_ERRNO, by the storage engine
          1037, // MySQL and MariaDB: ER_OUTOFMEMORY
          1041, // MySQL and MariaDB: ER_OUT_OF_RESOURCES
          1114, // MySQL and MariaDB: ER_RECORD_FILE_FULL
          1290, // MySQL and MariaDB: ER_OPTION_PREVENTS_STATEMENT, which is --read-only
          1792, // MySQL and MariaDB: ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION
          1836, // MySQL: ER_READ_ONLY_MODE
          3100, // MySQL: ER_RUN_HOOK_ERROR, of a node that Group Replication has left out
          90097); // H2: DATABASE_IS_READ_ONLY

  static final String SERIALIZATION_FAILURE = "40001";
  private static final String CONNECTION_EXCEPTION = "08"; // the class of SQL states
  private static final String RECONNECTED = "25S03"; // MariaDB's driver, with several hosts

  private SqlErrors() {}

  /**
   * Runs a write whose key may be taken.
   *
   * @return false if a key was taken
   */
  public static boolean writesUnlessTaken(Runnable write) {
    try {
      write.run();
      return true;
    } catch (RuntimeException e) {
      if (isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Whether the failure is a duplicate key. */
  static boolean isDuplicate(Throwable failure) {
    return sqlError(failure).filter(e -> DUPLICATES.contains(e.getErrorCode())).isPresent();
  }

  /** Whether the failure is a conflict with concurrent work, so that a retry helps. */
  static boolean isConflict(Throwable failure) {
    return sqlError(failure)
        .filter(
            e ->
                CONFLICTS.contains(e.getErrorCode())
                    || SERIALIZATION_FAILURE.equals(e.getSQLState()))
        .isPresent();
  }

  /** Whether a statement was aborted by its timeout. */
  static boolean isTimeOut(Throwable failure) {
    // H2 uses the same type for a lock timeout.
    return sqlError(failure)
        .filter(
            e ->
                TIME_OUTS.contains(e.getErrorCode())
                    || e instanceof SQLTimeoutException && !CONFLICTS.contains(e.getErrorCode()))
        .isPresent();
  }

  /** Whether the database cannot do its work now, whatever the statement. */
  static boolean isUnavailable(Throwable failure) {
    return isConnectionLost(failure)
        || sqlError(failure).filter(e -> TAKES_NO_WRITE.contains(e.getErrorCode())).isPresent();
  }

  /**
   * Whether the connection to the database is lost, and with it the current transaction. If the
   * transaction was being committed, nobody knows the outcome.
   */
  static boolean isConnectionLost(Throwable failure) {
    return sqlError(failure)
        .filter(
            e ->
                isOfConnection(e)
                    || RECONNECTED.equals(e.getSQLState())
                    || LOST_CONNECTIONS.contains(e.getErrorCode()))
        .isPresent();
  }

  /** Whether the error is about the connection, not about a statement. */
  static boolean isOfConnection(SQLException error) {
    String state = error.getSQLState();
    return state != null && state.startsWith(CONNECTION_EXCEPTION);
  }

  /** Whether none of the kinds of error is this one. */
  static boolean isUnknown(SQLException error) {
    return !(isDuplicate(error) || isConflict(error) || isTimeOut(error) || isUnavailable(error));
  }

  /** The first database error among a failure and its causes. */
  static Optional<SQLException> sqlError(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }
}
