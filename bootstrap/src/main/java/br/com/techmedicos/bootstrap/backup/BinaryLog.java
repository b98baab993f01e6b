package br.com.techmedicos.bootstrap.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

  /** Whether all there is of it is done again, so that nothing is missing then. */
  public boolean goesToItsEnd() {
    return until.isEmpty();
  }

  /**
   * Reads what is done again, which changes the tables of one schema, and nothing else. The program
   * that prints the log gives another name to a schema only where it stands alone, and takes
   * statements about databases and accounts for those of the schema that they were made in.
   *
   * @param schema where it is done again, which may have another name than in the dump
   * @param others the other schemas of that server, in small letters
   * @throws BackupRefused if the dump records no position, the log does not begin there, has a gap,
   *     ends before the moment, leaves open where that is, or does anything else
   */
  Repetition read(Path dump, String schema, Set<String> others) throws IOException {
    Start start = start(dump);
    List<Path> files = files(start);
    LoggedTransactions transactions =
        new LoggedTransactions(
            until,
            statement -> requireOnlyTables(statement, start.schema(), schema, others),
            start.schema());
    long from = Long.parseLong(start.position());
    for (Path file : files) {
      if (!transactions.read(file, from)) {
        break;
      }
      from = LogFile.BEGIN;
    }
    requireOrder(transactions);
    requireEnd(transactions);
    return new Repetition(start.schema(), schema, transactions.pieces(), transactions.ofAccounts());
  }

  /** A session whose clock was ahead would end it too early without a word. */
  private void requireOrder(LoggedTransactions transactions) {
    transactions
        .disorder()
        .ifPresent(
            wrong -> {
              LoggedTransactions.Place end = wrong.end();
              LoggedTransactions.Place older = wrong.older();
              throw new BackupRefused(
                  "The log has a transaction of %s (%s, byte %d) and after that one of %s (%s, byte %d): the clock of one of their sessions was wrong, or the second one was a statement that took long. Look at both with mariadb-binlog. If the first one's clock was ahead, use --until %s, which ends before it, or a second after its own. Otherwise keep only the first %d bytes of %s (head -c), and no later file."
                      .formatted(
                          end.second(),
                          end.file(),
                          end.at(),
                          older.second(),
                          older.file(),
                          older.at(),
                          older.second(),
                          older.at(),
                          older.file().getFileName()));
            });
  }

  /** A log that lacks its end would be done again without a word. */
  private void requireEnd(LoggedTransactions transactions) {
    until
        .filter(moment -> transactions.last().plusSeconds(1).isBefore(moment))
        .ifPresent(
            moment -> {
              throw new BackupRefused(
                  "The log in %s ends before %s: add the rest of it or, if that is all there is, repeat this without --until."
                      .formatted(folder, moment));
            });
  }

  private static void requireOnlyTables(
      LoggedTransactions.Made made, String from, String to, Set<String> others) {
    LoggedStatement statement = made.statement();
    if (statement.isOfDatabases()) {
      String verb = statement.beginning().split(" ", 2)[0];
      throw refused(
          "%ss the database at %s: ".formatted(lower(verb), made.second()), made.second());
    }
    for (String name : statement.isUnderstood() ? statement.qualifiers() : Set.<String>of()) {
      if (!name.equals(lower(to)) && (name.equals(lower(from)) || others.contains(name))) {
        throw refused(
            "names the schema %s at %s: restore into a schema named %s, on a server that has no other of those that it names, or "
                .formatted(name, made.second(), from),
            made.second());
      }
    }
    if (!statement.isOfTables()) {
      throw refused(
          "says %s at %s, and only what changes tables, in words that can be read here, is done again: "
              .formatted(statement.kind(), made.second()),
          made.second());
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static BackupRefused refused(String what, Instant at) {
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
