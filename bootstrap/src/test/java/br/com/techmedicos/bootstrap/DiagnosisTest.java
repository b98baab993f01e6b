package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import br.com.techmedicos.adapters.shared.KeyFolder;
import br.com.techmedicos.application.shared.KeyUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told of keys that cannot be had. */
class DiagnosisTest {

  @Test
  void a_folder_of_keys_that_cannot_be_used_is_named_with_its_setting(@TempDir Path folder)
      throws IOException {
    Path keys = Files.createFile(folder.resolve("file")).resolve("keys");

    Diagnosis diagnosis = Diagnosis.of(catchThrowable(() -> new KeyFolder(keys)));

    assertThat(diagnosis.code()).isEqualTo(ExitCode.KEYS);
    assertThat(diagnosis.sentence())
        .startsWith("The service cannot create the key folder " + keys + ": ")
        .contains("TECHMEDICOS_KEYS");
  }

  @Test
  void a_full_disk_under_the_keys_is_told_as_such() {
    Diagnosis diagnosis =
        Diagnosis.of(
            new KeyUnavailable(
                "cannot write a key to /keys", new IOException("No space left on device")));

    assertThat(diagnosis.code()).isEqualTo(ExitCode.KEYS);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "The service cannot write a key to /keys, since the disk is full: make room there, and repeat.");
  }

  @ParameterizedTest
  @CsvSource({
    "HY000, 1290, The database takes no write",
    "25006, 1792, The database takes no write",
    "HY000, 1836, The database takes no write",
    "08S01, 1047, This node of the database's cluster is cut off",
    "08000, -1, The database cannot be reached"
  })
  void a_database_that_cannot_do_its_work_is_told_with_what_to_do(
      String state, int code, String told) {
    Diagnosis diagnosis =
        Diagnosis.of(new IllegalStateException(new SQLException("no", state, code)));

    assertThat(diagnosis.code()).isEqualTo(ExitCode.DATABASE);
    assertThat(diagnosis.sentence()).startsWith(told).contains("DATASOURCES_DEFAULT_URL");
  }

  @Test
  void a_service_for_keys_that_does_not_answer_is_no_matter_of_folders() {
    Diagnosis diagnosis =
        Diagnosis.of(new KeyUnavailable("cannot reach AWS KMS", new IOException()));

    assertThat(diagnosis.code()).isEqualTo(ExitCode.KEYS);
    assertThat(diagnosis.sentence())
        .startsWith("cannot reach AWS KMS: see that it can be reached")
        .doesNotContain("TECHMEDICOS_KEYS");
  }
}
