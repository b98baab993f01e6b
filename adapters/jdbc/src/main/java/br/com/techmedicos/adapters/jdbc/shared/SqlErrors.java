package br.com.techmedicos.adapters.jdbc.shared;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.Set;

/**
 * What a database means by its errors. Codes, not states: a lock wait has the state of a deadlock
 * with one driver, and none worth the name with another.
 */
public final class SqlErrors {

  private static final Set<Integer> DUPLICATES =
      Set.of(
          1062, // MySQL and MariaDB: ER_DUP_ENTRY
          23505); // H2: DUPLICATE_KEY_1

  private static final Set<Integer> CONFLICTS =
      Set.of(
          1205, // MySQL and MariaDB: ER_LOCK_WAIT_TIMEOUT
          1213, // MySQL and MariaDB: ER_LOCK_DEADLOCK, which Galera also answers to a lost COMMIT
          40001, // H2: DEADLOCK_1
          50200, // H2: LOCK_TIMEOUT_1
          90131); // H2: CONCURRENT_UPDATE_1

  private static final Set<Integer> TIME_OUTS =
      Set.of(
          1317, // MySQL and MariaDB: ER_QUERY_INTERRUPTED, by the driver whose limit is up
          1969, // MariaDB: ER_STATEMENT_TIMEOUT
          3024, // MySQL: ER_QUERY_TIMEOUT
          57014); // H2: STATEMENT_WAS_CANCELED

  private static final String SERIALIZATION_FAILURE = "40001";

  private SqlErrors() {}

  /**
   * Writes what may meet a key that is taken.
   *
   * @param write what to do
   * @return whether it was written; if not, a key was taken
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

  /** Whether a key was taken. */
  static boolean isDuplicate(Throwable failure) {
    return sqlError(failure).filter(e -> DUPLICATES.contains(e.getErrorCode())).isPresent();
  }

  /** Whether someone else's work was in the way, so that it helps to begin anew. */
  static boolean isConflict(Throwable failure) {
    return sqlError(failure)
        .filter(
            e ->
                CONFLICTS.contains(e.getErrorCode())
                    || SERIALIZATION_FAILURE.equals(e.getSQLState()))
        .isPresent();
  }

  /** Whether a statement was cut because the time that it was given is up. */
  static boolean isTimeOut(Throwable failure) {
    // H2 has the same type for a lock that was waited for too long.
    return sqlError(failure)
        .filter(
            e ->
                TIME_OUTS.contains(e.getErrorCode())
                    || e instanceof SQLTimeoutException && !CONFLICTS.contains(e.getErrorCode()))
        .isPresent();
  }

  private static Optional<SQLException> sqlError(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }
}
