package br.com.techmedicos.bootstrap.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the rows of each table in what {@code mariadb-dump} wrote. A count by the server would be
 * of another moment than the dump: only the dump's own session sees what is in it.
 *
 * <p>The rows of a table stand between {@code LOCK TABLES} and {@code UNLOCK TABLES}, each in
 * parentheses after {@code VALUES}. Texts are quoted, with backslashes as escapes whatever the mode
 * of the server is, and binary values are numbers.
 */
final class DumpedRows {

  private static final Pattern BEGIN = Pattern.compile("LOCK TABLES `(.+)` WRITE;");
  private static final String END = "UNLOCK TABLES;";
  private static final int LONGEST_BEGIN = 300;
  private static final int BUFFER = 1 << 16;

  private final SortedMap<String, Long> rows = new TreeMap<>();
  private final byte[] line = new byte[LONGEST_BEGIN];
  private int length;
  private String table = "";
  private byte quote;
  private boolean escaped;
  private int depth;
  private long ofStatement;

  private DumpedRows() {}

  /**
   * Those of a dump.
   *
   * @throws BackupRefused if it has another form
   */
  static TableRows in(Path dump) throws IOException {
    DumpedRows counted = new DumpedRows();
    byte[] buffer = new byte[BUFFER];
    try (InputStream from = Files.newInputStream(dump)) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        for (int i = 0; i < read; i++) {
          counted.take(buffer[i]);
        }
      }
    }
    if (counted.rows.isEmpty() || !counted.table.isEmpty()) {
      throw new BackupRefused(
          "The rows of the dump cannot be counted, since this mariadb-dump writes another form: name the folder of another version in TECHMEDICOS_BACKUP_PROGRAMS.");
    }
    return new TableRows(counted.rows);
  }

  private void take(byte next) {
    if (quote != 0) {
      takeQuoted(next);
    } else if (next == '\n') {
      endLine();
    } else {
      if (length < LONGEST_BEGIN) {
        line[length++] = next;
      }
      if (!table.isEmpty()) {
        takeOfRows(next);
      }
    }
  }

  private void takeQuoted(byte next) {
    if (escaped) {
      escaped = false;
    } else if (next == '\\' && quote == '\'') {
      escaped = true;
    } else if (next == quote) {
      quote = 0;
    }
  }

  private void takeOfRows(byte next) {
    switch (next) {
      case '\'', '`' -> quote = next;
      case '(' -> ofStatement += depth++ == 0 ? 1 : 0;
      case ')' -> depth--;
      case 'V' -> ofStatement = depth == 0 ? 0 : ofStatement; // before VALUES, names of columns
      case ';' -> {
        if (depth == 0) {
          rows.merge(table, ofStatement, Long::sum);
          ofStatement = 0;
        }
      }
      default -> {
        // a number, or a word
      }
    }
  }

  private void endLine() {
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    length = 0;
    if (!table.isEmpty()) {
      if (text.equals(END)) {
        table = "";
      }
      return;
    }
    Matcher begin = BEGIN.matcher(text);
    if (begin.matches()) {
      table = begin.group(1).toLowerCase(Locale.ROOT);
      rows.putIfAbsent(table, 0L);
    }
  }
}
