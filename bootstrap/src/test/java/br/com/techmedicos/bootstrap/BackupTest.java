package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.com.techmedicos.adapters.encryption.MasterKeys;
import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.content.ReceiveContent;
import br.com.techmedicos.application.healthrecord.content.VerifyContents;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveRecord;
import br.com.techmedicos.bootstrap.backup.Backup;
import br.com.techmedicos.bootstrap.backup.BackupRefused;
import br.com.techmedicos.bootstrap.backup.BinaryLog;
import br.com.techmedicos.bootstrap.backup.Deletions;
import br.com.techmedicos.bootstrap.backup.Replay;
import br.com.techmedicos.bootstrap.backup.StartingDatabase;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.Patients;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that are made while the service runs, and what a restore makes of them. */
class BackupTest {

  @TempDir private Path folder;

  @Test
  void on_a_server_all_is_there_again_but_what_was_deleted_erased_and_revoked_since()
      throws Exception {
    MariaDbServer.running().withSchema("backed_up").withSchema("restored");
    byte[] content = SampleFiles.pdf("fica");
    String kept;
    String deleted;
    String grant;
    Doctor doctor;
    List<Patient> patients;
    WithdrawnAccess access;
    try (RunningService service = RunningService.start(data("one"), onServer("one", "backed_up"))) {
      doctor = service.addDoctors(1).get(0);
      patients = service.addPatients(4);
      RestClient jose = service.as(patients.get(0));
      RestClient rita = service.as(patients.get(1));
      kept = upload(jose, content);
      deleted = upload(jose, SampleFiles.pdf("sai"));
      grant = share(jose, doctor, kept, service.clock().instant().plus(Duration.ofDays(7)));
      upload(rita, SampleFiles.pdf("sai também"));
      service.as(patients.get(3)).post("/me/erasure", Map.of()).expect(200);
      access = new WithdrawnAccess(service);

      whileUploading(
          service.as(patients.get(2)),
          () ->
              withSettings(
                  onServer("one", "backed_up"),
                  settings -> assertThat(backup(settings).make(false)).contains("contents")));

      jose.delete("/record/files/" + deleted).expect(204);
      jose.delete("/record/grants/" + grant).expect(204);
      rita.post("/me/erasure", Map.of()).expect(200);
      access.end(service);
      service
          .bean(HealthRecord.class)
          .removeRecord()
          .handle(new RemoveRecord.Command(patients.get(3).id()));
    }

    withSettings(
        onServer("two", "restored"),
        settings -> {
          Path key = anyKey();
          Files.move(key, folder.resolve("elsewhere"));
          assertThatThrownBy(() -> backup(settings).restore(Optional.empty(), Path.of(journal())))
              .isInstanceOf(BackupRefused.class)
              .hasMessageContaining("lacks the key " + key.getFileName());
          Files.move(folder.resolve("elsewhere"), key);
          backup(settings).restore(Optional.empty(), Path.of(journal()));
          assertThatThrownBy(() -> RunningService.start(data("two"), onServer("two", "restored")))
              .as("before the journal is replayed")
              .hasRootCauseInstanceOf(BackupRefused.class)
              .hasStackTraceContaining("A restore has not ended here");
          assertThatThrownBy(() -> backup(settings, "backup-of-it").make(false))
              .isInstanceOf(BackupRefused.class)
              .hasMessageContaining("A restore has not ended here");
          backup(settings).end();
          assertThatThrownBy(() -> backup(settings).restore(Optional.empty(), Path.of(journal())))
              .as("over what is there by now")
              .isInstanceOf(BackupRefused.class)
              .hasMessageContaining("is not empty");
        });
    withSettings(
        onServer("three", "restored"),
        settings ->
            assertThatThrownBy(() -> backup(settings).restore(Optional.empty(), Path.of(journal())))
                .as("into a schema in use")
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("The schema restored is not empty"));

    try (RunningService service = RunningService.start(data("two"), onServer("two", "restored"))) {
      HealthRecord record = service.bean(HealthRecord.class);
      VerifyContents.Findings before = record.verifyContents().handle(new VerifyContents.Query());
      assertThat(before.damaged()).isEmpty();
      assertThat(before.files()).as("with what was deleted since").isGreaterThanOrEqualTo(3);

      assertThat(access.logInAsBefore(service)).as("what the replay is for").isEqualTo(200);
      assertThat(replayed(service))
          .as("a file, a grant, Rita, with whom her file goes, what was left of the fourth, more")
          .isEqualTo(4 + WithdrawnAccess.WITHOUT_THE_PASSWORD + 1);
      access.requireGone(service);
      assertThat(access.logInAsBefore(service)).isEqualTo(401);
      assertThat(access.goOnAsBefore(service)).as("before all sessions end").isEqualTo(200);
      service.bean(Replay.class).endSessions();
      assertThat(access.goOnAsBefore(service)).isEqualTo(401);

      VerifyContents.Findings after = record.verifyContents().handle(new VerifyContents.Query());
      assertThat(after.damaged()).isEmpty();
      assertThat(after.files()).isEqualTo(before.files() - 2);
      assertThat(service.firstAlteredRow()).isEmpty();
      RestClient jose = service.as(patients.get(0));
      assertThat(jose.download("/record/files/" + kept + "/content").body()).isEqualTo(content);
      jose.get("/record/files/" + deleted).expect(404);
      service.as(doctor).get("/shared-records/" + patients.get(0).id() + "/files").expect(404);
      assertThat(service.logIn(patients.get(1).cpf().value()).status()).isEqualTo(401);
      assertThat(service.bean(Patients.class).find(patients.get(3).id())).isEmpty();
      assertThat(replayed(service)).as("once more").isZero();
      requireKeysAreRetiredAfterUploads(service);
    }
  }

  private static void requireKeysAreRetiredAfterUploads(RunningService service) {
    ApplicationContext context = service.bean(ApplicationContext.class);
    service.bean(MasterKeys.class).rotate();
    assertThatThrownBy(() -> Maintenance.retireMasterKeys(context))
        .isInstanceOf(KeysInUse.class)
        .hasMessageContaining("repeat this after ");
    service.clock().advance(ReceiveContent.LONGEST.plusMinutes(1));
    assertThat(Maintenance.retireMasterKeys(context)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void the_embedded_database_is_backed_up_while_the_service_has_it_open() throws Exception {
    byte[] content = SampleFiles.pdf("fica");
    String kept;
    String deleted;
    Patient patient;
    Patient squatter;
    WithdrawnAccess access;
    Map<String, String> journalOfBefore;
    try (RunningService service =
        RunningService.start(data("one"), Map.of("techmedicos.deletions", journal()))) {
      patient = service.addPatients(1).get(0);
      squatter = service.addPatients(1).get(0);
      RestClient jose = service.as(patient);
      kept = upload(jose, content);
      deleted = upload(jose, SampleFiles.pdf("sai"));
      access = new WithdrawnAccess(service);

      journalOfBefore = texts(Path.of(journal()));
      Path leftover = Files.createFile(data("one").resolve("db").resolve("copy.zip"));
      try (ProgramRun backup = run("one", "backup", saved(), "--keys", savedKeys())) {
        assertThat(backup.exitCode()).as(backup.out() + backup.error()).isZero();
        assertThat(backup.out()).contains("The database, 3 contents and the keys are backed up.");
        assertThat(leftover).doesNotExist();
      }
      jose.delete("/record/files/" + deleted).expect(204);
      Map<String, String> release =
          Map.of(
              "cpf",
              squatter.cpf().value(),
              "email",
              "titular@example.com",
              "reason",
              "O titular compareceu.");
      service.asOperator().post("/operator/cpf-releases", release).expect(200);
      access.end(service);
    }
    String[] restore = {"restore", saved(), "--keys", savedKeys(), "--deletions", journal()};
    try (ProgramRun refused = run("one", restore)) {
      assertThat(refused.exitCode()).isEqualTo(11);
      assertThat(refused.error()).singleElement().asString().contains("is not empty");
    }
    try (ProgramRun restored = run("two", restore)) {
      assertThat(restored.exitCode()).as(restored.out() + restored.error()).isZero();
      assertThat(restored.out())
          .as("its result, and not its log")
          .doesNotContain(" INFO ", " WARN ")
          .contains(2 + WithdrawnAccess.WITHOUT_THE_PASSWORD + " deletions, erasures and")
          .contains("All sessions are ended")
          .containsOnlyOnce("OLD PASSWORD")
          .contains("OLD PASSWORD: PATIENT " + access.careful())
          .containsPattern("[0-9]{2} tables with [0-9]+ rows are there, as in the backup")
          .contains("2 files examined");
    }
    Path old = Files.createDirectory(folder.resolve("journal-of-before"));
    String[] before = {"restore", saved(), "--keys", savedKeys(), "--deletions", old.toString()};
    try (ProgramRun refused = run("three", before)) {
      assertThat(refused.exitCode()).isEqualTo(11);
      assertThat(refused.error())
          .singleElement()
          .asString()
          .contains("is missing, or lacks what it said when this backup was made");
      assertThat(data("three")).doesNotExist();
    }
    journalOfBefore.forEach((name, text) -> write(old.resolve(name), text));
    try (ProgramRun restored = run("three", before)) {
      assertThat(restored.exitCode()).as(restored.out() + restored.error()).isZero();
      assertThat(restored.out()).contains("0 deletions", "3 files examined");
    }
    try (ProgramRun replayed = run("three", "replay-deletions", journal())) {
      assertThat(replayed.exitCode()).isZero();
      assertThat(replayed.out())
          .contains(2 + WithdrawnAccess.WITHOUT_THE_PASSWORD + " deletions", "2 files examined");
    }
    try (RunningService service =
        RunningService.start(data("two"), Map.of("techmedicos.deletions", journal()))) {
      RestClient jose = service.as(patient);
      assertThat(jose.download("/record/files/" + kept + "/content").body()).isEqualTo(content);
      jose.get("/record/files/" + deleted).expect(404);
      assertThat(service.logIn(squatter.cpf().value()).status()).isEqualTo(401);
      access.requireGone(service);
      assertThat(access.goOnAsBefore(service)).isEqualTo(401);
      assertThat(service.firstAlteredRow()).isEmpty();
    }
    Files.delete(data("two").resolve("keys").resolve("master-000001.json"));
    try (ProgramRun verified = run("two", "verify-files")) {
      assertThat(verified.exitCode()).as("a master key is missing").isEqualTo(1);
      assertThat(verified.out())
          .contains("LOCKED: no key opens file " + kept + "; look for a master key that is missing")
          .contains(
              "Copy each master-*.json that " + data("two").resolve("keys") + " lacks into it")
          .doesNotContain("DAMAGED");
    }
  }

  @Test
  void a_server_is_restored_up_to_a_second() throws Exception {
    Path logs = folderOfLogs();
    MariaDbServer server = MariaDbServer.withBinaryLog(logs.resolve("binlog"));
    server.withSchema("before").withSchema("after");
    Patient late;
    Patient later;
    Instant until;
    try (RunningService service =
        RunningService.start(data("one"), onServer(server, "one", "before"))) {
      service.addPatients(1);
      withSettings(onServer(server, "one", "before"), settings -> backup(settings).make(true));
      changeAccountsAndRows(server, "before", service.addPatients(2));
      late = service.addPatients(1).get(0);
      until = nextSecond();
      later = service.addPatients(1).get(0);
    }

    Map<String, Object> place = onServer(server, "two", "after");
    refuseToRepeat(place, new BinaryLog(logs, Optional.of(until)), "is on this server, too");
    refuseToRepeat(
        place, new BinaryLog(logs, Optional.of(until.plus(Duration.ofDays(1)))), "ends before");
    makeAnew(server, "before");
    refuseToRepeat(place, new BinaryLog(logs, Optional.empty()), "The log drops the database at ");
    assertThat(
            printed(
                () ->
                    withSettings(
                        place,
                        settings -> {
                          backup(settings)
                              .restore(
                                  Optional.of(new BinaryLog(logs, Optional.of(until))),
                                  Path.of(journal()));
                          backup(settings).end();
                        })))
        .contains("7 statements about accounts or upkeep")
        .doesNotContain("secret");
    assertThat(names(server, "after"))
        .as("after the first account was changed, by a statement, in a compressed entry")
        .contains("One's own name", "A name in a long statement, which is compressed in the log")
        .as("only what began before the moment")
        .hasSize(4);

    try (RunningService service = RunningService.start(data("two"), place)) {
      assertThat(service.logIn(late.cpf().value()).status()).isEqualTo(200);
      assertThat(service.logIn(later.cpf().value()).status()).isEqualTo(401);
    }
    assertThat(tables(server, "before")).as("of the schema that the log is about").isZero();
    assertThat(readsInOrder(logs)).as("the log of the server that repeated it").isZero();
    Map<String, Object> third = onServer(server.withSchema("nowhere"), "three", "nowhere");
    Path nothing = Files.createDirectory(folder.resolve("empty"));
    refuseToRepeat(third, new BinaryLog(nothing, Optional.of(until)), "lacks binlog.00000");
    refuseToRepeat(
        third,
        new BinaryLog(logs, Optional.of(until.minus(Duration.ofDays(1)))),
        "take an earlier one");
    third.put("techmedicos.backup.programs", nothing);
    refuseToRepeat(third, new BinaryLog(logs, Optional.of(until)), "There is no mariadb-binlog");
    assertThat(tables(server, "nowhere")).isZero();
  }

  @Test
  void a_session_whose_clock_is_ahead_does_not_end_the_log_without_a_word() throws Exception {
    Path logs = folderOfLogs();
    MariaDbServer server = MariaDbServer.withBinaryLog(logs.resolve("binlog"));
    server.withSchema("clinic");
    Map<String, Object> place = onServer(server, "one", "clinic");
    Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(2));
    Instant ahead = until.plus(Duration.ofHours(1));
    try (RunningService service = RunningService.start(data("one"), place)) {
      service.addPatients(1);
      withSettings(place, settings -> backup(settings).make(true));
      execute(
          server,
          "clinic",
          "SET timestamp = " + ahead.getEpochSecond(),
          "UPDATE patient SET name = 'Made by a clock that was ahead'");
      service.addPatients(1);
    }

    Map<String, Object> again = onServer(server, "two", "clinic");
    refuseToRepeat(
        again,
        new BinaryLog(logs, Optional.of(until)),
        "The log has a transaction of " + ahead + " (" + logs.resolve("binlog.000001"));
    execute(
        server,
        "information_schema",
        "SET sql_log_bin = 0",
        "DROP DATABASE clinic",
        "CREATE DATABASE clinic");
    withSettings(
        again,
        settings ->
            backup(settings)
                .restore(
                    Optional.of(new BinaryLog(logs, Optional.of(ahead.plusSeconds(1)))),
                    Path.of(journal())));
    assertThat(names(server, "clinic"))
        .as("with a second after its own")
        .hasSize(2)
        .contains("Made by a clock that was ahead");
  }

  private static void execute(MariaDbServer server, String schema, String... statements)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.urlForMariaDbDriver(schema), "root", "");
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private void refuseToRepeat(Map<String, Object> place, BinaryLog log, String why)
      throws Exception {
    withSettings(
        place,
        settings ->
            assertThatThrownBy(() -> backup(settings).restore(Optional.of(log), Path.of(journal())))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(why));
  }

  /** As an operator may, whose client is in the schema. */
  private static void changeAccountsAndRows(MariaDbServer server, String schema, List<Patient> of)
      throws SQLException {
    String where = "' WHERE cpf = '%s'";
    try (Connection connection =
            DriverManager.getConnection(server.urlForMariaDbDriver(schema), "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("FLUSH PRIVILEGES"); // from here on this server knows accounts
      statement.execute("ALTER USER root@localhost IDENTIFIED BY ''");
      statement.execute("CREATE USER reader IDENTIFIED BY 'secret'");
      statement.execute("GRANT SELECT ON `" + schema + "`.* TO reader");
      statement.execute(
          "UPDATE patient SET name = 'One''s own name" + where.formatted(of.get(0).cpf().value()));
      statement.execute("SET PASSWORD FOR reader = PASSWORD('another secret')");
      statement.execute("SET GLOBAL log_bin_compress_min_len = 10");
      statement.execute("SET GLOBAL log_bin_compress = ON");
    }
    try (Connection connection =
            DriverManager.getConnection(server.urlForMariaDbDriver(schema), "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE patient SET name = 'A name in a long statement, which is compressed in the log"
              + where.formatted(of.get(1).cpf().value()));
      connection.setAutoCommit(false);
      statement.execute("UPDATE patient SET version = version WHERE version < 0");
      statement.execute("FLUSH PRIVILEGES"); // ends the transaction
      statement.execute("DROP USER reader");
    }
  }

  private static List<String> names(MariaDbServer server, String schema) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(server.urlForMariaDbDriver(schema), "root", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM patient")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static String printed(Work work) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void makeAnew(MariaDbServer server, String schema) throws SQLException {
    execute(server, schema, "DROP DATABASE `" + schema + "`", "CREATE DATABASE `" + schema + "`");
  }

  private static int tables(MariaDbServer server, String schema) throws SQLException {
    int tables = 0;
    try (Connection connection =
            DriverManager.getConnection(server.urlForMariaDbDriver(schema), "root", "");
        ResultSet rows = connection.getMetaData().getTables(schema, null, "%", null)) {
      while (rows.next()) {
        tables++;
      }
    }
    return tables;
  }

  private Path folderOfLogs() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mariadb-binlog")),
        "NOT RUN: apt-get install mariadb-client");
    return Files.createDirectories(folder.resolve("logs"));
  }

  /** The exit code of what reads a log, which minds the order of transactions. */
  private static int readsInOrder(Path logs) throws Exception {
    try (Stream<Path> files = Files.list(logs)) {
      List<String> command = new ArrayList<>(List.of("/usr/bin/mariadb-binlog", "--no-defaults"));
      files
          .map(Path::toString)
          .filter(file -> file.matches(".*[0-9]+"))
          .sorted()
          .forEach(command::add);
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  /** Sleeps until it has begun: the log knows whole seconds. */
  private static Instant nextSecond() throws InterruptedException {
    Instant next = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    Thread.sleep(Duration.between(Instant.now(), next).toMillis() + 100);
    return next;
  }

  private Map<String, Object> onServer(MariaDbServer server, String data, String schema) {
    Map<String, Object> settings = onServer(data, schema);
    settings.put("datasources.default.url", server.urlForMariaDbDriver(schema));
    settings.put("techmedicos.backup.programs", Path.of("/usr/bin"));
    return settings;
  }

  @Test
  void a_backup_that_was_not_finished_is_refused() throws Exception {
    Files.createDirectories(Path.of(saved()));
    Files.writeString(Path.of(saved(), "database.sql"), "-- MariaDB dump\n");
    withSettings(
        onServer("two", "nothing"),
        settings ->
            assertThatThrownBy(() -> backup(settings).restore(Optional.empty(), Path.of(journal())))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("is no whole backup"));
  }

  @Test
  void a_database_without_tables_is_not_backed_up_and_no_command_makes_them() throws Exception {
    MariaDbServer.running().withSchema("emptied");
    Map<String, Object> server = onServer("one", "emptied");
    Files.createFile(Files.createDirectories(data("one").resolve("keys")).resolve("a-key"));
    withSettings(
        server,
        settings ->
            assertThatThrownBy(() -> backup(settings).make(false))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("has no tables of the service"));
    assertThat(Path.of(saved())).as("what was begun").isEmptyDirectory();
    assertThat(Path.of(savedKeys())).isEmptyDirectory();

    withSettings(
        server,
        settings ->
            assertThatThrownBy(
                    () ->
                        Backup.in(settings, data("one"), data("b"), data("b").resolve("keys"))
                            .make(false))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("name a folder elsewhere with --keys"));

    server.put(StartingDatabase.MADE, true);
    Map<String, Object> embedded =
        Map.of("techmedicos.data", data("nothing").toString(), StartingDatabase.MADE, true);
    for (Map<String, Object> empty : List.of(server, embedded)) {
      assertThatThrownBy(() -> ApplicationContext.run(Maintenance.quietly(empty)))
          .hasRootCauseInstanceOf(BackupRefused.class)
          .hasStackTraceContaining("has no tables of the service");
    }
    assertThat(tables(MariaDbServer.running(), "emptied")).isZero();
    assertThat(data("nothing").resolve("db")).doesNotExist();
  }

  @Test
  void a_dump_that_lacks_a_row_is_not_restored_although_its_digest_is_right() throws Exception {
    MariaDbServer.running().withSchema("of_three").withSchema("of_two");
    try (RunningService service = RunningService.start(data("one"), onServer("one", "of_three"))) {
      service.addPatients(3);
      withSettings(onServer("one", "of_three"), settings -> backup(settings).make(false));
    }
    Path dump = Path.of(saved(), "database.sql");
    String whole = Files.readString(dump);
    int patients = whole.indexOf("INSERT INTO `patient` VALUES");
    int end = whole.indexOf(");\n", patients);
    Files.writeString(
        dump, whole.substring(0, whole.lastIndexOf("),", end)) + whole.substring(end));
    sealAnew(dump);

    Map<String, Object> place = onServer("two", "of_two");
    withSettings(
        place,
        settings ->
            assertThatThrownBy(() -> backup(settings).restore(Optional.empty(), Path.of(journal())))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(
                    "is not what was backed up: patient (3 rows in the backup, 2 here). Empty"));
    assertThatThrownBy(() -> RunningService.start(data("two"), place))
        .as("a start on what is there")
        .hasStackTraceContaining("A restore has not ended here");
  }

  @Test
  void a_copy_of_the_embedded_database_that_lacks_a_row_is_not_restored() throws Exception {
    try (RunningService service =
        RunningService.start(data("one"), Map.of("techmedicos.deletions", journal()))) {
      service.addPatients(3);
    }
    Files.createDirectories(Path.of(journal()));
    try (ProgramRun backup = run("one", "backup", saved(), "--keys", savedKeys())) {
      assertThat(backup.exitCode()).as(backup.out() + backup.error()).isZero();
    }
    assertThat(Path.of(saved()))
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("counted-"));
    Path copy = Path.of(saved(), "database.zip");
    Files.delete(copy);
    String url =
        "jdbc:h2:file:"
            + data("one").resolve("db/techmedicos")
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    try (Connection connection = DriverManager.getConnection(url, "techmedicos", "");
        Statement statement = connection.createStatement()) {
      statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
      statement.execute("DELETE FROM patient LIMIT 1");
      statement.execute("BACKUP TO '" + copy + "'");
    }
    sealAnew(copy);

    try (ProgramRun refused =
        run("two", "restore", saved(), "--keys", savedKeys(), "--deletions", journal())) {
      assertThat(refused.exitCode()).as(refused.out()).isEqualTo(11);
      assertThat(refused.error())
          .singleElement()
          .asString()
          .contains("patient (3 rows in the backup, 2 here)");
    }
  }

  /** Writes the digest of a file of the backup that was changed. */
  private static void sealAnew(Path file) throws IOException {
    Path seal = file.resolveSibling("backup.sha256");
    String digest = DigestUtils.sha256Hex(Files.readAllBytes(file));
    Files.writeString(
        seal,
        Files.readString(seal)
            .replaceFirst(
                "[0-9a-f]{64}  " + file.getFileName(), digest + "  " + file.getFileName()));
  }

  private interface Step<T> {
    void take(T value) throws Exception;
  }

  private static void withSettings(Map<String, Object> all, Step<Environment> step)
      throws Exception {
    try (ApplicationContext unstarted = ApplicationContext.builder().properties(all).build();
        Environment settings = unstarted.getEnvironment().start()) {
      step.take(settings);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Uploads one file after the other from before the work until after it. */
  private static void whileUploading(RestClient patient, Work work) throws Exception {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> uploads =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; goesOn.get(); i++) {
                upload(patient, SampleFiles.pdf("meanwhile " + i));
                begun.complete(null);
              }
            });
    try {
      CompletableFuture.anyOf(uploads, begun).get(5, TimeUnit.MINUTES);
      work.run();
    } finally {
      goesOn.set(false);
    }
    uploads.join();
  }

  private Replay.Outcome replay(RunningService service) throws IOException {
    return service.bean(Replay.class).of(Deletions.in(Path.of(journal())), true);
  }

  private int replayed(RunningService service) throws IOException {
    return replay(service).done();
  }

  private static String share(RestClient patient, Doctor doctor, String file, Instant until) {
    return patient
        .post(
            "/record/grants",
            Map.of(
                "doctorId", doctor.id().toString(),
                "fileIds", List.of(file),
                "groupIds", List.of(),
                "expiresAt", until.toString()))
        .expect(201)
        .text("id");
  }

  private Backup backup(Environment settings) {
    return backup(settings, "backup");
  }

  private Backup backup(Environment settings, String name) {
    return Backup.in(
        settings,
        IdentityFactory.keyFolder(settings),
        folder.resolve(name),
        folder.resolve(name + "-keys"));
  }

  private Path anyKey() throws IOException {
    try (Stream<Path> keys = Files.list(Path.of(savedKeys()))) {
      return keys.findFirst().orElseThrow();
    }
  }

  private static Map<String, String> texts(Path journals) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (Stream<Path> files = Files.list(journals)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProgramRun run(String data, String... args) throws IOException {
    return ProgramRun.start(
        folder,
        Map.of("TECHMEDICOS_DATA", data(data).toString(), "TECHMEDICOS_DELETIONS", journal()),
        args);
  }

  private Path data(String name) {
    return folder.resolve(name);
  }

  private String saved() {
    return folder.resolve("backup").toString();
  }

  private String savedKeys() {
    return folder.resolve("backup-keys").toString();
  }

  private String journal() {
    return data("two").resolve("keys").resolve("deletions").toString();
  }

  private Map<String, Object> onServer(String data, String schema) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("datasources.default.url", MariaDbServer.running().urlForMariaDbDriver(schema));
    settings.put("datasources.default.username", "root");
    settings.put("techmedicos.data", data(data).toString());
    settings.put("techmedicos.deletions", journal());
    settings.put(
        "techmedicos.backup.programs", Path.of("target/mariadb/base/bin").toAbsolutePath());
    return settings;
  }

  private static String upload(RestClient patient, byte[] content) {
    return patient.upload("/record/files", "exame.pdf", content, Map.of()).expect(201).text("id");
  }
}
