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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** What the last line of a dump begins with. */
  private static final String LAST_LINE = "-- Dump completed";

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
  public void save(Path file) throws IOException, InterruptedException {
    DurableFiles.create(file).close();
    run(
        "mariadb-dump",
        List.of(
            "--single-transaction",
            "--skip-lock-tables",
            "--skip-add-drop-table", // a restore never replaces anything
            "--hex-blob",
            "--default-character-set=utf8mb4"),
        Redirect.PIPE,
        Redirect.to(file.toFile()));
    if (!endsWell(file)) {
      throw new BackupRefused("The dump was not finished: look at the server, and repeat it.");
    }
    try (FileChannel dump = FileChannel.open(file, StandardOpenOption.WRITE)) {
      dump.force(true);
    }
  }

  private static boolean endsWell(Path file) throws IOException {
    try (RandomAccessFile dump = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(dump.length(), LONGEST_LAST_LINE)];
      dump.seek(dump.length() - end.length);
      dump.readFully(end);
      return new String(end, StandardCharsets.ISO_8859_1).contains(LAST_LINE);
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

  private void run(String program, List<String> options, Redirect in, Redirect out)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve(program).toString());
    command.add("--no-defaults");
    command.addAll(options);
    command.addAll(
        List.of("--protocol=tcp", "--host=" + host, "--port=" + port, "--user=" + user, schema));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(Redirect.INHERIT)
            .redirectInput(in)
            .redirectOutput(out);
    builder.environment().put("MYSQL_PWD", password);
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
      throw new BackupRefused(
          "There is no "
              + program
              + ": install MariaDB's client programs, or name their folder in"
              + " TECHMEDICOS_BACKUP_PROGRAMS.");
    }
  }
}
