package br.com.techmedicos.adapters.jdbc.shared;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Why a database cannot be used at all, for whoever starts the service. */
public enum DatabaseRefusal {
  /** Another process has opened the embedded database. */
  LOCKED(Set.of(90020)), // H2: DATABASE_ALREADY_OPEN_1
  /** It does not let this user in with this password, or not into this schema. */
  LOGIN(
      Set.of(
          1044, // MySQL and MariaDB: ER_DBACCESS_DENIED_ERROR
          1045, // MySQL and MariaDB: ER_ACCESS_DENIED_ERROR
          1698, // MySQL and MariaDB: ER_ACCESS_DENIED_NO_PASSWORD_ERROR
          28000)), // H2: WRONG_USER_OR_PASSWORD
  /** The server has no such schema. */
  NO_SCHEMA(Set.of(1049)), // MySQL and MariaDB: ER_BAD_DB_ERROR
  /** The files of the embedded database cannot be read or written. */
  FILES(
      Set.of(
          90028, // H2: IO_EXCEPTION_1
          90031, // H2: IO_EXCEPTION_2
          90062, // H2: FILE_CREATION_FAILED_1
          90097)), // H2: DATABASE_IS_READ_ONLY
  /** It takes no write. */
  READ_ONLY(
      Set.of(
          1290, // MySQL and MariaDB: ER_OPTION_PREVENTS_STATEMENT, which is --read-only
          1792, // MySQL and MariaDB: ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION
          1836)), // MySQL: ER_READ_ONLY_MODE
  /** The node of a cluster answers, but has no part in what the majority decides. */
  CUT_OFF(Set.of(1047)), // Galera: ER_UNKNOWN_COM_ERROR, not in the primary component
  /** No server answers at the address. */
  UNREACHABLE(Set.of()),
  /** It refuses something else. */
  OTHER(Set.of());

  private final Set<Integer> codes;

  DatabaseRefusal(Set<Integer> codes) {
    this.codes = codes;
  }

  /**
   * Finds a database error among a failure and its causes.
   *
   * @param failure of the start or of a command
   * @return the kind of the first one, or empty if there is none
   */
  public static Optional<DatabaseRefusal> of(Throwable failure) {
    return SqlErrors.sqlError(failure).map(DatabaseRefusal::kind);
  }

  private static DatabaseRefusal kind(SQLException error) {
    for (DatabaseRefusal refusal : values()) {
      if (refusal.codes.contains(error.getErrorCode())) {
        return refusal;
      }
    }
    return SqlErrors.isOfConnection(error) ? UNREACHABLE : OTHER;
  }
}
