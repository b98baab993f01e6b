package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The database, the files and the keys are the service's alone. */
@DisabledOnOs(OS.WINDOWS)
class DataFolderTest {

  @TempDir private Path folder;

  @Test
  void nobody_else_may_read_the_data() throws IOException {
    Path data = folder.resolve("a").resolve("data");
    try (RunningService service = RunningService.start(data, Map.of())) {
      RestClient patient = service.as(service.addPatients(1).get(0));
      patient.upload("/record/files", "a.pdf", SampleFiles.pdf("a"), Map.of()).expect(201);
      assertClosed(folder.resolve("a"));
      service.stop();
      assertClosed(folder.resolve("a"));
      service.startAgain();
      assertClosed(folder.resolve("a"));
      patient.get("/record/files").expect(200);
    }
  }

  @Test
  void what_an_earlier_version_left_open_is_closed() throws IOException {
    Path data = folder.resolve("data");
    try (RunningService service = RunningService.start(data, Map.of())) {
      service.stop();
      Path database = data.resolve("db");
      Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(
          database.resolve("techmedicos.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));
      Files.writeString(database.resolve("techmedicos.trace.db"), "SQL");
      service.startAgain();
    }

    assertClosed(data);
  }

  private static void assertClosed(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> inside = Files.walk(folder)) {
      all = inside.toList();
    }
    assertThat(all).anyMatch(path -> path.endsWith("db/techmedicos.mv.db"));
    for (Path path : all) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .as(path.toString())
          .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
    }
  }
}
