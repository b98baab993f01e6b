package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.shared.DurableFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema on a MariaDB or MySQL server, the first one of several, by the programs that come with
 * MariaDB. The password goes by the environment, where no list of processes shows it.
 */
final class ServerDatabase implements Database {

  private static final Pattern URL =
      Pattern.compile(
          "jdbc:(?:mariadb|mysql):(?:[a-z-]+:)?//([^/:,?]+)(?::([0-9]+))?[^/]*/([^/?]+)(?:\\?.*)?");

  /** The last line of a dump, in UTC. */
  private static final Pattern LAST_LINE =
      Pattern.compile("-- Dump completed(?: on ([0-9-]+) +([0-9:]+))?");

  /** Hours before ten have one digit there. */
  private static final DateTimeFormatter MADE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm:ss").withZone(ZoneOffset.UTC);

  private static final String READER = "mariadb-binlog";
  private static final int LONGEST_LAST_LINE = 200;

  private final String host;
  private final String port;
  private final String schema;
  private final String user;
  private final String password;
  private final Path programs;

  private ServerDatabase(Matcher url, String user, String password, Path programs) {
    this.host = url.group(1);
    this.port = Optional.ofNullable(url.group(2)).orElse("3306");
    this.schema = url.group(3);
    this.user = user;
    this.password = password;
    this.programs = programs;
  }

  /**
   * That of an address.
   *
   * @param programs the folder of {@code mariadb-dump} and {@code mariadb}; empty for the PATH
   * @return empty if the address is not a server's
   */
  static Optional<Database> at(String url, String user, String password, Path programs) {
    Matcher parts = URL.matcher(url);
    return parts.matches()
        ? Optional.of(new ServerDatabase(parts, user, password, programs))
        : Optional.empty();
  }

  @Override
  public String file() {
    return "database.sql";
  }

  @Override
  public void save(Path file, boolean position) throws IOException, InterruptedException {
    DurableFiles.create(file).close();
    List<String> options =
        new ArrayList<>(
            List.of(
                "--single-transaction",
                "--skip-lock-tables",
                "--skip-add-drop-table", // a restore never replaces anything
                "--hex-blob",
                "--default-character-set=utf8mb4"));
    if (position) {
      options.add("--master-data=2"); // as a comment
    }
    run("mariadb-dump", options, Redirect.PIPE, Redirect.to(file.toFile()));
    if (!end(file).find()) {
      throw new BackupRefused("The dump was not finished: look at the server, and repeat it.");
    }
    try (FileChannel dump = FileChannel.open(file, StandardOpenOption.WRITE)) {
      dump.force(true);
    }
  }

  private static Matcher end(Path file) throws IOException {
    try (RandomAccessFile dump = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(dump.length(), LONGEST_LAST_LINE)];
      dump.seek(dump.length() - end.length);
      dump.readFully(end);
      return LAST_LINE.matcher(new String(end, StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public void requireEmpty() throws IOException, InterruptedException {
    Path answer = Files.createTempFile("techmedicos-tables-", ".txt");
    try {
      run(
          "mariadb",
          List.of("--batch", "--execute=SHOW TABLES"),
          Redirect.PIPE,
          Redirect.to(answer.toFile()));
      if (Files.size(answer) > 0) {
        throw new BackupRefused(
            "The schema "
                + schema
                + " is not empty: name an empty one in DATASOURCES_DEFAULT_URL, since nothing is"
                + " ever replaced.");
      }
    } finally {
      Files.delete(answer);
    }
  }

  @Override
  public void load(Path file) throws IOException, InterruptedException {
    run(
        "mariadb",
        List.of("--default-character-set=utf8mb4"),
        Redirect.from(file.toFile()),
        Redirect.DISCARD);
  }

  @Override
  public void requireLog(Path file, BinaryLog log) throws IOException, InterruptedException {
    log.command(file, schema);
    log.requireEnd(file);
    String reader = programs.resolve(READER).toString();
    start(
            new ProcessBuilder(reader, "--version")
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT),
            READER)
        .waitFor();
    Matcher end = end(file);
    if (end.find() && end.group(1) != null) {
      Instant made = MADE.parse(end.group(1) + " " + end.group(2), Instant::from);
      if (log.until().filter(until -> until.isBefore(made)).isPresent()) {
        throw new BackupRefused(
            "This backup was made at %s, after %s: take an earlier one."
                .formatted(made, log.until().orElseThrow()));
      }
    }
  }

  @Override
  public void repeat(Path file, BinaryLog log) throws IOException, InterruptedException {
    List<String> reader = new ArrayList<>(List.of(programs.resolve(READER).toString()));
    reader.addAll(log.command(file, schema));
    ProcessBuilder read = new ProcessBuilder(reader).redirectError(Redirect.INHERIT);
    read.environment().put("TZ", "UTC");
    ProcessBuilder write =
        new ProcessBuilder(
                client("mariadb", List.of("--binary-mode", "--default-character-set=utf8mb4")))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT);
    write.environment().put("MYSQL_PWD", password);
    List<Process> both;
    try {
      both = ProcessBuilder.startPipeline(List.of(read, write));
    } catch (IOException missing) {
      throw missing(READER);
    }
    for (Process process : both) {
      int exit = process.waitFor();
      if (exit != 0) {
        throw new BackupRefused(
            "The binary log could not be replayed (exit code %d); it says why above. What was restored is of no use."
                .formatted(exit));
      }
    }
  }

  private List<String> client(String program, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve(program).toString());
    command.add("--no-defaults");
    command.addAll(options);
    command.addAll(
        List.of("--protocol=tcp", "--host=" + host, "--port=" + port, "--user=" + user, schema));
    return command;
  }

  private void run(String program, List<String> options, Redirect in, Redirect out)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(client(program, options))
            .redirectError(Redirect.INHERIT)
            .redirectInput(in)
            .redirectOutput(out);
    builder.environment().put("MYSQL_PWD", password);
    builder.environment().put("TZ", "UTC"); // of the last line of a dump
    int exit = start(builder, program).waitFor();
    if (exit != 0) {
      throw new BackupRefused(
          "%s failed with exit code %d; it says why above. What it has begun is of no use."
              .formatted(program, exit));
    }
  }

  private static Process start(ProcessBuilder builder, String program) {
    try {
      return builder.start();
    } catch (IOException missing) {
      throw missing(program);
    }
  }

  private static BackupRefused missing(String program) {
    return new BackupRefused(
        "There is no "
            + program
            + ": install MariaDB's client programs, or name their folder in"
            + " TECHMEDICOS_BACKUP_PROGRAMS.");
  }
}
