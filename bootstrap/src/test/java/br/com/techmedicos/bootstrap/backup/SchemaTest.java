package br.com.techmedicos.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.jdbc.shared.SchemaContents;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/** What keeps a schema from being backed up, and a replayed log from being believed. */
class SchemaTest {

  private static final String HISTORY = "flyway_schema_history";
  private static final SchemaContents WHOLE =
      new SchemaContents(Set.of(HISTORY, "patient"), Set.of("1", "2"), Set.of());

  @Test
  void a_whole_one_is_backed_up() {
    assertThatCode(() -> Schema.requireWhole(WHOLE)).doesNotThrowAnyException();
  }

  @Test
  void one_without_the_service_s_tables_is_not() {
    SchemaContents other = new SchemaContents(Set.of("patient"), Set.of(), Set.of());

    assertThatThrownBy(() -> Schema.requireWhole(other))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("no tables of the service");
  }

  @Test
  void one_that_is_half_restored_is_not() {
    SchemaContents half =
        new SchemaContents(Set.of(HISTORY, Schema.MARK), WHOLE.migrations(), Set.of());

    assertThatThrownBy(() -> Schema.requireWhole(half))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("A restore has not ended here");
  }

  @Test
  void one_whose_migration_broke_off_is_not() {
    SchemaContents half = new SchemaContents(WHOLE.tables(), WHOLE.migrations(), Set.of("3"));

    assertThatThrownBy(() -> Schema.requireWhole(half))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("migration 3 has broken off");
  }

  @Test
  void a_log_that_takes_tables_away_is_told_from_one_that_migrates() {
    SchemaContents emptied = new SchemaContents(Set.of(), Set.of(), Set.of());
    SchemaContents fewer = new SchemaContents(Set.of(HISTORY), WHOLE.migrations(), Set.of());
    SchemaContents later = new SchemaContents(Set.of(HISTORY), Set.of("1", "2", "3"), Set.of());

    assertThat(WHOLE.goesOn(WHOLE)).isTrue();
    assertThat(emptied.goesOn(WHOLE)).isFalse();
    assertThat(fewer.goesOn(WHOLE)).isFalse();
    assertThat(later.goesOn(WHOLE)).isTrue();
  }
}
