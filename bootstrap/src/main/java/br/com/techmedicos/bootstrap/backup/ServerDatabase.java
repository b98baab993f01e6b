package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.shared.DatabaseLogin;
import br.com.techmedicos.adapters.jdbc.shared.SchemaContents;
import br.com.techmedicos.adapters.shared.DurableFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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

  /** With which the reader of a log gives each transaction the number that it had. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "/\\*M?!100001 SET @@session\\.(?:gtid_domain_id|server_id|gtid_seq_no)=[0-9]+\\*//\\*!\\*/;");

  private static final int LONGEST_NUMBER = 100;

  private final DatabaseLogin login;
  private final String host;
  private final String port;
  private final String schema;
  private final String user;
  private final String password;
  private final Path programs;

  private ServerDatabase(Matcher url, String user, String password, Path programs) {
    this.login = new DatabaseLogin(url.group(), user, password);
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
  public TableRows save(Path file, boolean position) throws IOException, InterruptedException {
    Schema.requireWhole(login.contents());
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
    return DumpedRows.in(file);
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
  public void requireEmpty() {
    if (!login.contents().tables().isEmpty()) {
      throw new BackupRefused(
          "The schema "
              + schema
              + " is not empty: name an empty one in DATASOURCES_DEFAULT_URL, since nothing is"
              + " ever replaced.");
    }
  }

  @Override
  public void mark() {
    login.make(Schema.MARK);
  }

  @Override
  public void unmark() {
    login.drop(Schema.MARK);
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
  public TableRows rows() {
    return new TableRows(login.rows());
  }

  @Override
  public Repetition requireLog(Path file, BinaryLog log) throws IOException, InterruptedException {
    Repetition repetition = log.read(file, schema, others());
    requireAway(repetition.from());
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
    return repetition;
  }

  /** A log is done again under another name only where nothing has the first one. */
  private void requireAway(String from) {
    if (from.equals(schema)) {
      return;
    }
    if (!login.tablesIn(from).isEmpty()) {
      throw new BackupRefused(
          "The schema %s, which the log is about, is on this server, too: restore on another server, or without --binlogs."
              .formatted(from));
    }
  }

  private Set<String> others() {
    Set<String> all = login.schemas();
    all.remove(schema.toLowerCase(Locale.ROOT));
    return all;
  }

  @Override
  public void repeat(Repetition repetition) throws IOException, InterruptedException {
    ProcessBuilder write =
        new ProcessBuilder(
                client("mariadb", List.of("--binary-mode", "--default-character-set=utf8mb4")))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT);
    write.environment().put("MYSQL_PWD", password);
    SchemaContents before = login.contents();
    Process writing = start(write, "mariadb");
    int exit = 0;
    boolean taken = true;
    try {
      try (OutputStream to = new BufferedOutputStream(writing.getOutputStream())) {
        for (Repetition.Piece piece : repetition.pieces()) {
          exit = repeat(repetition.command(piece), to);
          if (exit != 0) {
            break;
          }
        }
      } catch (IOException closed) {
        taken = false; // one of them has said why
      }
      if (exit == 0) {
        exit = writing.waitFor();
      }
    } finally {
      writing.destroy();
    }
    if (exit != 0 || !taken) {
      throw new BackupRefused(
          "The binary log could not be replayed (exit code %d); it says why above. Put that right, empty the schema, and restore again."
              .formatted(exit));
    }
    if (!login.contents().goesOn(before)) {
      throw new BackupRefused(
          "What the log did has taken tables or migrations of the backup away: empty the schema, and restore again with an earlier --until.");
    }
    repetition.leftOut().ifPresent(System.out::println);
  }

  /** Prints a piece of the log to the same client, whose session goes on from piece to piece. */
  private int repeat(List<String> options, OutputStream to)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(programs.resolve(READER).toString()));
    command.addAll(options);
    Process reading = start(new ProcessBuilder(command).redirectError(Redirect.INHERIT), READER);
    try {
      pump(reading, to);
      return reading.waitFor();
    } finally {
      reading.destroy();
    }
  }

  /**
   * Hands on what is read, but for the numbers of transactions: they are new ones of this server,
   * whose own log would otherwise go back to old numbers.
   */
  private static void pump(Process reading, OutputStream to) throws IOException {
    try (InputStream from = new BufferedInputStream(reading.getInputStream())) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = from.read(); next >= 0; next = from.read()) {
        line.write(next);
        if (next == '\n') {
          handOn(line, to);
        }
      }
      handOn(line, to);
    }
  }

  private static void handOn(ByteArrayOutputStream line, OutputStream to) throws IOException {
    if (line.size() > LONGEST_NUMBER
        || !NUMBER.matcher(line.toString(StandardCharsets.ISO_8859_1).strip()).matches()) {
      line.writeTo(to);
    }
    line.reset();
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
