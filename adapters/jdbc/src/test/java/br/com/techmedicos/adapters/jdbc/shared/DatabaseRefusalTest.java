package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseRefusalTest {

  @Test
  void a_schema_that_is_not_there() {
    MariaDbServer server = MariaDbServer.running();

    assertRefused(server.urlForMariaDbDriver("no_such"), DatabaseRefusal.NO_SCHEMA);
    assertRefused(server.urlForMySqlDriver("no_such"), DatabaseRefusal.NO_SCHEMA);
  }

  @Test
  void files_that_may_only_be_read() {
    SQLException readOnly = new SQLException("The database is read only", "90097", 90097);

    assertThat(DatabaseRefusal.of(readOnly)).contains(DatabaseRefusal.FILES);
  }

  @Test
  void a_server_that_nobody_runs() {
    assertRefused("jdbc:mariadb://127.0.0.1:1/a", DatabaseRefusal.UNREACHABLE);
    assertRefused("jdbc:mysql://127.0.0.1:1/a", DatabaseRefusal.UNREACHABLE);
  }

  @Test
  void anything_else() {
    assertThat(DatabaseRefusal.of(new IllegalStateException(new SQLException("a"))))
        .contains(DatabaseRefusal.OTHER);
    assertThat(DatabaseRefusal.of(new IllegalStateException())).isEmpty();
  }

  private static void assertRefused(String url, DatabaseRefusal refusal) {
    Throwable failure = catchThrowable(() -> DriverManager.getConnection(url, "root", "").close());

    assertThat(DatabaseRefusal.of(new IllegalStateException(failure))).contains(refusal);
  }
}
