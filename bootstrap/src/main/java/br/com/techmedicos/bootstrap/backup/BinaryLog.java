package br.com.techmedicos.bootstrap.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server wrote down after a dump, up to a moment or to the end. The dump says where in the
 * log it was made.
 *
 * @param folder with the files of the log
 * @param until what was committed before this second is done again; empty for all there is
 */
public record BinaryLog(Path folder, Optional<Instant> until) {

  private static final Pattern POSITION =
      Pattern.compile("MASTER_LOG_FILE='([^']+)\\.([0-9]+)', *MASTER_LOG_POS=([0-9]+)");

  private static final Pattern SCHEMA = Pattern.compile("-- Host: .*Database: (\\S+)");
  private static final int LINES_OF_A_HEAD = 100;

  /** Done in any schema, and of no consequence there. */
  private static final Set<String> OF_TRANSACTIONS =
      Set.of("BEGIN", "START", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "XA");

  private static final Pattern OF_DATABASES =
      Pattern.compile("(CREATE|DROP|ALTER) (?:OR REPLACE )?(?:DATABASE|SCHEMA)\\b.*");

  /** Those that change nothing but the tables they name. */
  private static final Pattern OF_TABLES =
      Pattern.compile(
          "(?:INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|ANALYZE|OPTIMIZE|REPAIR|FLUSH TABLES?)\\b.*"
              + "|(?:CREATE|DROP|ALTER|RENAME)(?: OR REPLACE| TEMPORARY| UNIQUE| FULLTEXT| SPATIAL"
              + "| ONLINE| OFFLINE| IGNORE)* (?:TABLES?|INDEX)\\b.*");

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Whether all there is of it is done again, so that nothing is missing then. */
  public boolean goesToItsEnd() {
    return until.isEmpty();
  }

  /**
   * The command that prints it, for a server to do again. Its zone must be UTC.
   *
   * @param dump after which
   * @param schema where, which may have another name than in the dump
   * @throws BackupRefused if the dump records no position, or the log does not begin there or has a
   *     gap
   */
  List<String> command(Path dump, String schema) throws IOException {
    Start start = start(dump);
    List<String> command =
        new ArrayList<>(
            List.of(
                "--no-defaults",
                "--loose-skip-gtid-strict-mode", // a server may have repeated a log into its own
                "--start-position=" + start.position(),
                "--database=" + start.schema())); // the name before it is rewritten
    until.ifPresent(moment -> command.add("--stop-datetime=" + SECOND.format(moment)));
    if (!start.schema().equals(schema)) {
      command.add("--rewrite-db=" + start.schema() + "->" + schema);
    }
    files(start).forEach(file -> command.add(file.toString()));
    return command;
  }

  /**
   * Says whether it goes as far as is asked for: a log that lacks its end would be done again
   * without a word.
   *
   * @throws BackupRefused if its last entry was written before the second before the moment
   */
  void requireEnd(Path dump) throws IOException {
    if (until.isEmpty()) {
      return;
    }
    List<Path> files = files(start(dump));
    Instant end = LoggedStatements.lastEntry(files.get(files.size() - 1)).plusSeconds(1);
    if (end.isBefore(until.orElseThrow())) {
      throw new BackupRefused(
          "The log in %s ends before %s: add the rest of it or, if that is all there is, repeat this without --until."
              .formatted(folder, until.orElseThrow()));
    }
  }

  /** The schema that a dump was made of. */
  static String schemaOf(Path dump) throws IOException {
    return start(dump).schema();
  }

  /**
   * Says whether what is done again changes the tables of one schema, and nothing else. The reader
   * of the log gives another name to a schema only where it stands alone, and takes statements
   * about databases and accounts for those of the schema that they were made in.
   *
   * @param schema where it is done again
   * @param others the other schemas of that server, in small letters
   * @throws BackupRefused if it is not so
   */
  void requireOnlyTables(Path dump, String schema, Set<String> others) throws IOException {
    Start start = start(dump);
    LoggedStatements.read(
        files(start),
        Long.parseLong(start.position()),
        until,
        statement -> {
          if (statement.schema().equalsIgnoreCase(start.schema())) {
            requireOnlyTables(statement, start.schema(), schema, others);
          }
        });
  }

  private static void requireOnlyTables(
      LoggedStatements.Statement statement, String from, String to, Set<String> others) {
    StatementWords words = StatementWords.of(statement.text());
    String beginning = words.beginning();
    if (words.first().isEmpty() || OF_TRANSACTIONS.contains(words.first().get(0))) {
      return;
    }
    Matcher database = OF_DATABASES.matcher(beginning);
    if (database.matches()) {
      throw refused(
          "%ss the database at %s: ".formatted(lower(database.group(1)), statement.at()),
          statement.at());
    }
    if (!OF_TABLES.matcher(beginning).matches()) {
      List<String> first = words.first().subList(0, Math.min(2, words.first().size()));
      throw refused(
          "says %s at %s, and only what changes tables is done again: "
              .formatted(String.join(" ", first), statement.at()),
          statement.at());
    }
    for (String name : words.qualifiers()) {
      if (!name.equals(lower(to)) && (name.equals(lower(from)) || others.contains(name))) {
        throw refused(
            "names the schema %s at %s: restore into a schema named %s, on a server that has no other of those that it names, or "
                .formatted(name, statement.at(), from),
            statement.at());
      }
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static BackupRefused refused(String what, Instant at) {
    return new BackupRefused("The log %suse --until %s, or an earlier second.".formatted(what, at));
  }

  /** Where in the log a dump was made, and of which schema. */
  private record Start(String name, String number, String position, String schema) {}

  private static Start start(Path dump) throws IOException {
    String head = head(dump);
    Matcher position = POSITION.matcher(head);
    Matcher from = SCHEMA.matcher(head);
    if (!position.find() || !from.find()) {
      throw new BackupRefused(
          "The backup records no position of the binary log: only one made with --binlog-position can"
              + " be restored up to a moment.");
    }
    return new Start(position.group(1), position.group(2), position.group(3), from.group(1));
  }

  private static String head(Path dump) throws IOException {
    StringBuilder head = new StringBuilder();
    try (BufferedReader lines = Files.newBufferedReader(dump, StandardCharsets.ISO_8859_1)) {
      for (int i = 0; i < LINES_OF_A_HEAD; i++) {
        String line = lines.readLine();
        if (line == null) {
          break;
        }
        head.append(line, 0, Math.min(line.length(), 1000)).append('\n');
      }
    }
    return head.toString();
  }

  private List<Path> files(Start start) throws IOException {
    String name = start.name();
    String first = start.number();
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name + ".[0-9]*")) {
      for (Path entry : entries) {
        String number = entry.getFileName().toString().substring(name.length() + 1);
        if (number.matches("[0-9]+") && Long.parseLong(number) >= Long.parseLong(first)) {
          files.add(entry);
        }
      }
    }
    files.sort(Comparator.comparing(file -> number(file, name)));
    if (files.isEmpty() || !files.get(0).getFileName().toString().equals(name + "." + first)) {
      throw new BackupRefused(
          "%s lacks %s.%s, with which the log after this backup begins."
              .formatted(folder, name, first));
    }
    for (int i = 1; i < files.size(); i++) {
      if (number(files.get(i), name) != number(files.get(i - 1), name) + 1) {
        throw new BackupRefused(
            "%s lacks what comes between %s and %s of the log."
                .formatted(folder, files.get(i - 1).getFileName(), files.get(i).getFileName()));
      }
    }
    return files;
  }

  private static long number(Path file, String name) {
    return Long.parseLong(file.getFileName().toString().substring(name.length() + 1));
  }
}
