package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The previous version runs on the schema of this one, beside it: no migration takes away what a
 * statement of that version needs, or asks of a row what that version does not write. What nobody
 * needs any more goes one version later, by a migration that is excepted here by its name.
 */
class MigrationsTest {

  /** Somebody has looked at what the version before makes of what they change or take away. */
  private static final Set<String> EXCEPTED =
      Set.of("V8__one_lock_a_patient.sql", "V13__letters.sql", "V36__no_doctors_by_place.sql");

  private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
  private static final Pattern ADDS =
      Pattern.compile(
          "(CREATE TABLE|CREATE INDEX|INSERT INTO) .*"
              + "|ALTER TABLE \\w+ ADD COLUMN \\w+ \\w+(\\([0-9, ]+\\))?"
              + "( DEFAULT \\S+| NOT NULL DEFAULT \\S+| DEFAULT \\S+ NOT NULL)?");

  @Test
  void a_migration_only_adds() throws Exception {
    List<Path> scripts = scripts();

    assertThat(scripts).hasSizeGreaterThan(20);
    for (Path script : scripts) {
      assertThat(statements(script))
          .as(script.toString())
          .isNotEmpty()
          .allMatch(MigrationsTest::adds);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE patient",
        "UPDATE patient SET email = 'none'",
        "DELETE FROM patient",
        "DROP INDEX letter_due ON letter",
        "CREATE UNIQUE INDEX patient_by_email ON patient (email)",
        "ALTER TABLE patient DROP COLUMN email",
        "ALTER TABLE patient RENAME COLUMN email TO address",
        "ALTER TABLE patient MODIFY COLUMN name VARCHAR(10)",
        "ALTER TABLE patient ADD COLUMN gender INT NOT NULL",
        "ALTER TABLE patient ADD COLUMN gender INT UNIQUE",
        "ALTER TABLE patient ADD COLUMN gender INT, DROP COLUMN email",
      })
  void what_the_previous_version_could_not_live_with_is_found(String statement) {
    assertThat(adds(statement)).isFalse();
  }

  private static List<Path> scripts() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(MigrationsTest.class.getResource("/db/migration")).toURI());
    try (Stream<Path> scripts = Files.list(folder)) {
      return scripts
          .filter(script -> !EXCEPTED.contains(script.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static List<String> statements(Path script) throws IOException {
    String text = COMMENT.matcher(Files.readString(script)).replaceAll(" ");
    return Arrays.stream(text.split(";"))
        .map(statement -> statement.replaceAll("\\s+", " ").strip())
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private static boolean adds(String statement) {
    return ADDS.matcher(statement).matches();
  }
}
