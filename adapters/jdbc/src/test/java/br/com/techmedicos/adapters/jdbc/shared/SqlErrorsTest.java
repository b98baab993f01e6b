package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorsTest {

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "08S01, 0, MySQL's driver: communications link failure",
    "08S02, 0, MySQL's driver: the connection has changed",
    "08000, -1, MariaDB's driver: socket error",
    "25S03, 0, MariaDB's driver: reconnected during a transaction",
    "08S01, 1047, Galera: not in the primary component",
    "08S01, 1053, server shutdown in progress",
    "70100, 1927, MariaDB: connection was killed",
    "HY000, 3169, MySQL: session was killed",
    "HY000, 4031, MySQL: closed for inactivity",
    "08000, 1040, too many connections",
    "08S01, 1158, error reading communication packets",
    "HY000, 1180, error during COMMIT",
    "HY000, 50000, H2: a general error",
    "90028, 90028, H2: input or output failed",
    "90098, 90098, H2: the database is closed"
  })
  void a_lost_connection(String state, int code, String meaning) {
    SQLException error = new SQLException(meaning, state, code);

    assertThat(SqlErrors.isConnectionLost(error)).isTrue();
    assertThat(SqlErrors.isUnavailable(error)).isTrue();
    assertThat(SqlErrors.isConflict(error)).isFalse();
    assertThat(SqlErrors.isTimeOut(error)).isFalse();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "HY000, 1290, the server runs with --read-only",
    "25006, 1792, the transaction only reads",
    "HY000, 1836, MySQL: read-only mode",
    "HY000, 3100, MySQL: left out by Group Replication",
    "HY000, 1021, the disk is full",
    "HY000, 1026, a file cannot be written",
    "HY000, 1030, the storage engine failed",
    "HY001, 1037, out of memory",
    "HY000, 1041, out of resources",
    "HY000, 1114, the table is full",
    "90097, 90097, H2: the database only reads"
  })
  void a_server_that_takes_no_write(String state, int code, String meaning) {
    SQLException error = new SQLException(meaning, state, code);

    assertThat(SqlErrors.isUnavailable(error)).isTrue();
    assertThat(SqlErrors.isConnectionLost(error)).isFalse();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "40001, 1213, deadlock",
    "40001, 1213, Galera: not certified",
    "HY000, 1205, MariaDB's driver: lock timeout",
    "40001, 1205, MySQL's driver: lock timeout",
    "HY000, 1205, Galera: the node has not caught up",
    "HY000, 3101, MySQL: Group Replication rolled back",
    "40001, 40001, H2: deadlock",
    "HYT00, 50200, H2: lock timeout",
    "90131, 90131, H2: concurrent update"
  })
  void a_conflict(String state, int code, String meaning) {
    SQLException error = new SQLException(meaning, state, code);

    assertThat(SqlErrors.isConflict(error)).isTrue();
    assertThat(SqlErrors.isUnavailable(error)).isFalse();
    assertThat(SqlErrors.isTimeOut(error)).isFalse();
    assertThat(SqlErrors.isUnknown(error)).isFalse();
  }

  @Test
  void what_is_no_kind_is_unknown() {
    assertThat(SqlErrors.isUnknown(new SQLException("no such table", "42S02", 1146))).isTrue();
    assertThat(SqlErrors.isUnknown(new SQLException("duplicate", "23000", 1062))).isFalse();
    assertThat(SqlErrors.isUnknown(new SQLException("interrupted", "70100", 1317))).isFalse();
    assertThat(SqlErrors.isUnknown(new SQLException("killed", "70100", 1927))).isFalse();
    assertThat(SqlErrors.isUnknown(new SQLException("it says nothing"))).isTrue();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "23000, 1062, duplicate key",
    "40001, 1213, deadlock",
    "HY000, 1205, lock timeout",
    "70100, 1317, query interrupted",
    "42S02, 1146, no such table"
  })
  void anything_else(String state, int code, String meaning) {
    assertThat(SqlErrors.isUnavailable(new SQLException(meaning, state, code))).isFalse();
  }
}
