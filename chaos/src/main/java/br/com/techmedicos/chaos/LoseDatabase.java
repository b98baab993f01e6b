package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.MariaDb;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * The disk of the database is lost, but for its binary log. A backup that was made under load is
 * restored, and goes on by the log.
 */
@Command(
    name = "lose-database",
    description = {
      "Kills the database and deletes its data some seconds after a backup, restores the backup and",
      "what the binary log says came after it. Nothing that was acknowledged may be lost."
    })
final class LoseDatabase extends Fault {

  private static final String PROGRAMS_SETTING = "TECHMEDICOS_BACKUP_PROGRAMS";
  private static final Path PROGRAMS = Path.of("/usr/bin");
  private static final int SECONDS_AFTER_THE_BACKUP = 10;

  /** Those of files uploaded after the backup. They are where they were, not in the backup. */
  private static final int CONTENTS_MISSING = 1;

  private @Nullable Path logs;

  LoseDatabase() {
    super(50, 8);
  }

  @Override
  String word() {
    return "lose-database";
  }

  @Override
  Optional<String> missing() {
    return Files.isExecutable(PROGRAMS.resolve("mariadb-binlog"))
        ? Optional.empty()
        : Optional.of("apt-get install mariadb-client");
  }

  @Override
  Cluster start(int doctors, int patients) throws Exception {
    Files.createDirectories(Testbed.folder());
    logs = Files.createTempDirectory(Testbed.folder(), "binlog-");
    MariaDb server = MariaDb.startWithLog(Testbed.folder().resolve("mariadb"), log());
    return Cluster.start(Testbed.on(server, doctors, patients), Map.of());
  }

  private Path log() {
    return logs().resolve("log");
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    Testbed testbed = cluster.testbed();
    Path data = testbed.data();
    Path place = data.resolve("restored"); // keys and contents survive in their own
    String saved = data.resolve("saved").toString();
    String keys = data.resolve("saved-keys").toString();
    int made =
        testbed.command(
            Map.of(PROGRAMS_SETTING, PROGRAMS.toString()),
            "backup",
            saved,
            "--keys",
            keys,
            "--binlog-position");
    require(made == 0, "backup ended with code " + made);
    Thread.sleep(1000L * SECONDS_AFTER_THE_BACKUP);
    long lost = System.nanoTime();
    testbed.server().lose();
    for (Instance instance : cluster.instances()) { // nobody may write what is half restored
      instance.close();
    }
    testbed.server().startEmpty();
    int exit =
        testbed.command(
            Map.of(PROGRAMS_SETTING, PROGRAMS.toString(), "TECHMEDICOS_DATA", place.toString()),
            "restore",
            saved,
            "--keys",
            keys,
            "--deletions",
            data.resolve("deletions").toString(),
            "--binlogs",
            logs().toString());
    require(exit == 0 || exit == CONTENTS_MISSING, "restore ended with code " + exit);
    for (Instance instance : cluster.instances()) {
      instance.startAgain();
    }
    System.out.printf(
        "restored and serving %.0f s after the database was lost%n",
        (System.nanoTime() - lost) / 1e9);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private Path logs() {
    if (logs == null) {
      throw new IllegalStateException("not started");
    }
    return logs;
  }

  @Override
  void cleanUp() {
    if (logs == null) {
      return;
    }
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(logs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
