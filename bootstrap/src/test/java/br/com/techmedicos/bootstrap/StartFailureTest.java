package br.com.techmedicos.bootstrap;

import static br.com.techmedicos.bootstrap.ExitCode.ADDRESS;
import static br.com.techmedicos.bootstrap.ExitCode.BACKUP;
import static br.com.techmedicos.bootstrap.ExitCode.CLOCK;
import static br.com.techmedicos.bootstrap.ExitCode.DATABASE;
import static br.com.techmedicos.bootstrap.ExitCode.FOLDER;
import static br.com.techmedicos.bootstrap.ExitCode.KEYS;
import static br.com.techmedicos.bootstrap.ExitCode.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps the program from its work is one sentence that says what to do, and a code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartFailureTest {

  private static final String URL = "DATASOURCES_DEFAULT_URL";

  private Path folder;

  /** Stopped, with everything that a clinic keeps. */
  private Path clinic;

  private Optional<MariaDbServer> server = Optional.empty();
  private RunningService running;
  private ServerSocket listening;
  private HttpServer forbidding;
  private Socket silent;

  private enum Obstacle {
    PORT_TAKEN(ADDRESS, "stop the program that listens there"),
    DATABASE_LOCKED(DATABASE, "Another process has opened the database"),
    WRONG_PASSWORD(DATABASE, "refuses the user or the password"),
    WRONG_PASSWORD_OF_A_SERVER(DATABASE, "refuses the user or the password"),
    UNREACHABLE(DATABASE, "cannot be reached"),
    READ_ONLY(DATABASE, "takes no write: name the server that does in DATASOURCES_DEFAULT_URL"),
    CLOCK_A_DAY_OFF(CLOCK, "by that of the database "),
    OTHER_MIGRATIONS(DATABASE, "not as this version needs it"),
    HALF_APPLIED_MIGRATION(DATABASE, "If a migration has broken off, finish it"),
    BROKEN_OFF_MIGRATION_OF_A_LATER_VERSION(DATABASE, "migration 99 has broken off"),
    BROKEN_OFF_RESTORE(BACKUP, "A restore has not ended here, or broke off"),
    FOREIGN_KEYS(KEYS, "set TECHMEDICOS_KEYS to the key folder"),
    GARBLED_KEY(KEYS, "restore the file"),
    FILE_FOR_A_FOLDER(FOLDER, "correct TECHMEDICOS_DATA"),
    MALFORMED_NETWORK(SETTING, "TECHMEDICOS_TRUSTED_PROXIES names \"10.0.0.0/99\""),
    UNUSABLE_KMS_KEY(SETTING, "TECHMEDICOS_MASTER_KEY_KMS names a key that cannot be used"),
    FORBIDDEN_BUCKET(SETTING, "TECHMEDICOS_STORAGE_S3_BUCKET names a bucket that cannot be used");

    private final ExitCode code;
    private final String advice;

    Obstacle(ExitCode code, String advice) {
      this.code = code;
      this.advice = advice;
    }
  }

  @BeforeAll
  void prepare(@TempDir Path temporary) throws IOException {
    folder = temporary;
    clinic = folder.resolve("clinic");
    running = RunningService.start(folder.resolve("running"), Map.of());
    running.stop();
    copy(folder.resolve("running"), clinic);
    running.startAgain();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    listening = new ServerSocket(0, 1, loopback);
    forbidding = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    forbidding.createContext(
        "/",
        call -> {
          call.getRequestBody().readAllBytes(); // else the client sees a reset, an outage
          call.sendResponseHeaders(403, -1);
          call.close();
        });
    forbidding.start();
    silent = new Socket();
    silent.bind(new InetSocketAddress(loopback, 0)); // nobody listens there, nor can anybody else
  }

  @AfterAll
  void tidyUp() throws IOException {
    running.close();
    listening.close();
    forbidding.stop(0);
    silent.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_start_that_cannot_be_is_one_sentence_and_a_code(Obstacle obstacle) throws Exception {
    try (ProgramRun start = ProgramRun.start(folder, settings(obstacle))) {
      assertThat(start.exitCode()).as(start.out()).isEqualTo(obstacle.code.number());
      assertThat(start.error()).singleElement().asString().contains(obstacle.advice).endsWith(".");
      assertThat(start.out()).doesNotContain("\tat ", "ERROR");
    }
  }

  @Test
  void a_node_that_is_up_but_cut_off_from_its_cluster_is_told_as_such() throws Exception {
    assumeTrue(CutOffNode.isPossible(), "NOT RUN: apt-get install mariadb-server-core galera-4");
    try (CutOffNode node = CutOffNode.start(folder);
        ProgramRun start =
            ProgramRun.start(
                folder,
                with(
                    folder.resolve("cut-off"),
                    URL,
                    node.url(),
                    "DATASOURCES_DEFAULT_USERNAME",
                    "root"))) {
      assertThat(start.exitCode()).as(start.out()).isEqualTo(DATABASE.number());
      assertThat(start.error())
          .singleElement()
          .asString()
          .isEqualTo(
              "This node of the database's cluster is cut off from the majority: let it join again, or"
                  + " name another node in DATASOURCES_DEFAULT_URL.");
      assertThat(start.out()).doesNotContain("\tat ", "ERROR");
    }
  }

  @Test
  void commands_fail_in_the_same_way() throws Exception {
    try (ProgramRun command =
        ProgramRun.start(folder, settings(Obstacle.DATABASE_LOCKED), "verify-access-log")) {
      assertThat(command.exitCode()).isEqualTo(DATABASE.number());
      assertThat(command.error()).singleElement().asString().contains("Another process");
      assertThat(command.out()).doesNotContain("\tat ", "ERROR");
    }
  }

  @Test
  void the_trace_is_logged_when_it_is_asked_for() throws Exception {
    Map<String, String> settings = new HashMap<>(settings(Obstacle.FILE_FOR_A_FOLDER));
    settings.put("TECHMEDICOS_LOG", "DEBUG");
    try (ProgramRun start = ProgramRun.start(folder, settings)) {
      assertThat(start.exitCode()).isEqualTo(FOLDER.number());
      assertThat(start.error()).hasSize(1);
      assertThat(start.out()).contains("\tat ");
    }
  }

  @Test
  void a_bucket_that_does_not_answer_is_waited_for() throws Exception {
    Map<String, String> settings = with(folder.resolve("outage"), bucketAt(silent.getLocalPort()));
    try (ProgramRun start = ProgramRun.start(folder, settings)) {
      start.awaitOut("is ready at");
      assertThat(start.out())
          .contains("TECHMEDICOS_STORAGE_S3_BUCKET names a bucket that does not answer now");
    }
  }

  @Test
  void a_wrong_word_touches_nothing() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Map<String, String> settings = Map.of("TECHMEDICOS_DATA", empty.resolve("data").toString());
    try (ProgramRun typo = ProgramRun.start(folder, settings, "retire-master-key")) {
      assertThat(typo.exitCode()).isEqualTo(ExitCode.USAGE.number());
      assertThat(typo.error()).singleElement().asString().contains("\"retire-master-keys\"?");
      assertThat(typo.out()).isEmpty();
      assertThat(empty).isEmptyDirectory();
    }
  }

  private Map<String, String> settings(Obstacle obstacle) throws Exception {
    Path data = folder.resolve(obstacle.name());
    return switch (obstacle) {
      case PORT_TAKEN -> with(data, "MICRONAUT_SERVER_PORT", "" + listening.getLocalPort());
      case DATABASE_LOCKED -> with(folder.resolve("running"));
      case WRONG_PASSWORD -> with(copy(clinic, data), "DATASOURCES_DEFAULT_PASSWORD", "wrong");
      case WRONG_PASSWORD_OF_A_SERVER ->
          with(
              data,
              URL,
              server().urlForMariaDbDriver("mysql"),
              "DATASOURCES_DEFAULT_USERNAME",
              "root",
              "DATASOURCES_DEFAULT_PASSWORD",
              "wrong");
      case UNREACHABLE ->
          with(data, URL, "jdbc:mariadb://127.0.0.1:" + silent.getLocalPort() + "/clinic");
      case READ_ONLY -> with(data, onServer("read_only", "read_only = ON"));
      case CLOCK_A_DAY_OFF ->
          with(
              data,
              onServer(
                  "clock_off",
                  "init_connect = 'SET timestamp = UNIX_TIMESTAMP() - 86400'")); // in each session
      case OTHER_MIGRATIONS -> with(withOtherMigrations(copy(clinic, data)));
      case HALF_APPLIED_MIGRATION -> with(withHalfAppliedMigration(copy(clinic, data)));
      case BROKEN_OFF_MIGRATION_OF_A_LATER_VERSION -> with(withMigration99(copy(clinic, data)));
      case BROKEN_OFF_RESTORE -> {
        Path database = copy(clinic, data).resolve("db");
        Files.createFile(database.resolve("restore_under_way"));
        Files.write(database.resolve("techmedicos.mv.db"), new byte[100]); // as far as it came
        yield with(data);
      }
      case FOREIGN_KEYS ->
          with(copy(clinic, data), "TECHMEDICOS_KEYS", folder.resolve("other-keys").toString());
      case GARBLED_KEY -> with(withGarbledKeys(copy(clinic, data)));
      case FILE_FOR_A_FOLDER -> with(Files.createTempFile(folder, "a", "file"));
      case MALFORMED_NETWORK -> with(data, "TECHMEDICOS_TRUSTED_PROXIES", "10.0.0.0/99");
      case UNUSABLE_KMS_KEY ->
          with(
              data,
              "AWS_EC2_METADATA_DISABLED",
              "true", // so that it has no credentials, wherever it runs
              "TECHMEDICOS_MASTER_KEY_KMS",
              "arn:aws:kms:sa-east-1:000000000000:key/none");
      case FORBIDDEN_BUCKET -> with(data, bucketAt(forbidding.getAddress().getPort()));
    };
  }

  private MariaDbServer server() {
    if (server.isEmpty()) {
      server = Optional.of(MariaDbServer.withAccounts());
    }
    return server.get();
  }

  /** An empty schema, and an account to which a setting of the server applies. */
  private String[] onServer(String schema, String setting) {
    server()
        .with("SET GLOBAL read_only = OFF, init_connect = ''")
        .withSchema(schema)
        .with("CREATE USER IF NOT EXISTS clinic@localhost IDENTIFIED BY 'its own'")
        .with("GRANT ALL ON " + schema + ".* TO clinic@localhost")
        .with("SET GLOBAL " + setting);
    String url = server().urlForMariaDbDriver(schema);
    return new String[] {
      URL, url, "DATASOURCES_DEFAULT_USERNAME", "clinic", "DATASOURCES_DEFAULT_PASSWORD", "its own"
    };
  }

  private static String[] bucketAt(int port) {
    return new String[] {
      "AWS_ACCESS_KEY_ID",
      "nobody",
      "AWS_SECRET_ACCESS_KEY",
      "nothing",
      "TECHMEDICOS_STORAGE_S3_REGION",
      "sa-east-1",
      "TECHMEDICOS_STORAGE_S3_ENDPOINT",
      "http://127.0.0.1:" + port,
      "TECHMEDICOS_STORAGE_S3_BUCKET",
      "contents"
    };
  }

  private static Map<String, String> with(Path data, String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("MICRONAUT_SERVER_PORT", "-1"); // any free one
    settings.put("TECHMEDICOS_DATA", data.toString());
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  private static Path withOtherMigrations(Path data) {
    try (RunningService service = RunningService.start(data, Map.of())) {
      service.sql("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
    }
    return data;
  }

  private static Path withHalfAppliedMigration(Path data) {
    try (RunningService service = RunningService.start(data, Map.of())) {
      service.sql(
          "UPDATE flyway_schema_history SET success = FALSE WHERE installed_rank ="
              + " (SELECT MAX(installed_rank) FROM flyway_schema_history)");
    }
    return data;
  }

  private static Path withMigration99(Path data) {
    try (RunningService service = RunningService.start(data, Map.of())) {
      service.sql(
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success)"
              + " SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'us', 1, FALSE"
              + " FROM flyway_schema_history WHERE version = '1'");
    }
    return data;
  }

  private static Path withGarbledKeys(Path data) throws IOException {
    try (Stream<Path> keys = Files.list(data.resolve("keys"))) {
      for (Path key : keys.filter(file -> file.toString().endsWith(".json")).toList()) {
        Files.writeString(key, "a key of another kind");
      }
    }
    return data;
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return to;
  }
}
