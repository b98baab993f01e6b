package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.FileClient;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A clinic of some size is backed up while its service runs, and restored. */
@Command(
    name = "restore",
    description = {
      "Backs a clinic of some size up while its service runs, restores it into an empty place, and",
      "measures both. The restore decrypts every file."
    })
final class RestoreAtSize implements Callable<Integer> {

  private static final int DOCTORS = 60;
  private static final int PATIENTS = 500;
  private static final int BLOCK = 1 << 20;
  private static final int BLOCKS_OF_A_FILE = 100;
  private static final String OPERATORS_LOG = "operator_log";

  @Option(names = "--appointments", description = "How many (default: ${DEFAULT-VALUE}).")
  private int appointments = 1_000_000;

  @Option(names = "--files", description = "How many files of 100 MiB (default: ${DEFAULT-VALUE}).")
  private int files = 20;

  @Override
  public Integer call() throws Exception {
    try (Testbed testbed = Testbed.of(DOCTORS, PATIENTS)) {
      fill(testbed);
      Path folder = Files.createTempDirectory(Testbed.folder(), "restore-");
      Map<String, String> programs =
          Map.of(
              "TECHMEDICOS_BACKUP_PROGRAMS",
              Testbed.folder().resolve("mariadb").resolve("base").resolve("bin").toString());
      String saved = folder.resolve("saved").toString();
      String keys = folder.resolve("keys").toString();
      long start;
      double backupSeconds;
      try (ServiceProcess service = testbed.startService(Map.of())) {
        upload(testbed, new FileClient(service.uri()));
        start = System.nanoTime();
        require(testbed.command(programs, "backup", saved, "--keys", keys) == 0);
        backupSeconds = (System.nanoTime() - start) / 1e9;
      }
      try (Connection connection = testbed.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE restored");
      }
      Map<String, String> place =
          Map.of(
              "TECHMEDICOS_BACKUP_PROGRAMS",
              programs.values().iterator().next(),
              "TECHMEDICOS_DATA",
              folder.resolve("data").toString(),
              "DATASOURCES_DEFAULT_URL",
              testbed.server().url().replace("/techmedicos", "/restored"));
      start = System.nanoTime();
      int exit =
          testbed.command(
              place,
              "restore",
              saved,
              "--keys",
              keys,
              "--deletions",
              testbed.data().resolve("deletions").toString());
      double restoreSeconds = (System.nanoTime() - start) / 1e9;
      List<String> differences = differences(testbed);
      differences.forEach(System.out::println);
      boolean good = exit == 0 && differences.isEmpty();
      System.out.printf(
          "%s: %,d appointments and %,d MiB of files; backed up in %.0f s beside the service,"
              + " restored and verified in %.0f s%n",
          good ? "OK" : "WRONG",
          appointments,
          files * BLOCKS_OF_A_FILE,
          backupSeconds,
          restoreSeconds);
      if (good) {
        delete(folder);
        delete(testbed.data());
      } else {
        System.out.println("what is wrong is in " + folder);
      }
      return good ? 0 : 1;
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("it says why above");
    }
  }

  /** Consultations of years past, one after the other for each doctor. */
  private void fill(Testbed testbed) throws SQLException {
    try (Connection connection = testbed.connect();
        Statement statement = connection.createStatement()) {
      for (String people : List.of("doctor", "patient")) {
        statement.execute(
            ("CREATE TEMPORARY TABLE %1$s_by_number (n INT PRIMARY KEY) AS"
                    + " SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS n, id FROM %1$s")
                .formatted(people));
      }
      statement.executeUpdate(
          ("INSERT INTO appointment (id, doctor_id, patient_id, starts_at, price_cents,"
                  + " requested_at, status, since, version)"
                  + " SELECT UNHEX(LPAD(HEX(seq), 32, '0')), d.id, p.id,"
                  + " 1000000000000000 + seq * 60000000, 10000, 1000000000000000, 'COMPLETED',"
                  + " 1000000000000000 + seq * 60000000, 3"
                  + " FROM seq_1_to_%d s"
                  + " STRAIGHT_JOIN doctor_by_number d ON d.n = s.seq %% %d"
                  + " STRAIGHT_JOIN patient_by_number p ON p.n = s.seq %% %d")
              .formatted(appointments, DOCTORS, PATIENTS));
    }
  }

  private void upload(Testbed testbed, FileClient client) throws IOException {
    testbed.clinic().logIn();
    byte[] block = new byte[BLOCK];
    Arrays.fill(block, (byte) 'a');
    List<LoggedInPatient> patients = testbed.clinic().patients();
    for (int i = 0; i < files; i++) {
      client.upload(patients.get(i % patients.size()).token(), block, BLOCKS_OF_A_FILE);
    }
  }

  /** The tables that do not have as many rows there as here. */
  private static List<String> differences(Testbed testbed) throws SQLException {
    try (Connection connection = testbed.connect()) {
      List<String> differ = new ArrayList<>();
      Set<String> there = tables(connection, "restored");
      Set<String> here = tables(connection, "techmedicos");
      if (!there.equals(here)) {
        differ.add("there are tables %s, instead of %s".formatted(there, here));
      }
      for (String table : here) {
        long expected = count(connection, "techmedicos", table);
        if (table.equals(OPERATORS_LOG)) {
          expected++; // it tells of the restore
        }
        long found = count(connection, "restored", table);
        if (found != expected) {
          differ.add("%,d rows of %s, instead of %,d".formatted(found, table, expected));
        }
      }
      System.out.printf("%d tables compared%n", here.size());
      return differ;
    }
  }

  private static long count(Connection connection, String schema, String table)
      throws SQLException {
    return Long.parseLong(
        Rows.text(connection, "SELECT COUNT(*) FROM %s.%s".formatted(schema, table)));
  }

  private static Set<String> tables(Connection connection, String schema) throws SQLException {
    return new TreeSet<>(
        List.of(
            Rows.text(
                    connection,
                    "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = ? AND table_type = 'BASE TABLE'",
                    schema)
                .split(", ")));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
