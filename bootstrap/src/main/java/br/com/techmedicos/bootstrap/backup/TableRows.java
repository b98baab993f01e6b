package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.shared.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * How many rows each table has.
 *
 * @param of a table, by its name in small letters
 */
record TableRows(SortedMap<String, Long> of) {

  private static final String SPACE = "  ";

  static TableRows read(Path file) throws IOException {
    SortedMap<String, Long> rows = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(SPACE, 2);
      rows.put(words[1], Long.valueOf(words[0]));
    }
    return new TableRows(rows);
  }

  /** Writes a new file, with a line for each table. */
  void write(Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    of.forEach((table, rows) -> lines.append(rows).append(SPACE).append(table).append('\n'));
    DurableFiles.create(file).close();
    Files.writeString(file, lines);
  }

  /**
   * Says whether a place has exactly these.
   *
   * @param there what the place has; of other tables than these nothing is asked
   * @throws BackupRefused if not, with each table that differs
   */
  void requireThat(TableRows there) {
    StringJoiner different = new StringJoiner(", ");
    for (Map.Entry<String, Long> table : of.entrySet()) {
      Long found = there.of.get(table.getKey());
      if (!table.getValue().equals(found)) {
        different.add(
            "%s (%d rows in the backup, %s here)"
                .formatted(table.getKey(), table.getValue(), found == null ? "no table" : found));
      }
    }
    if (different.length() > 0) {
      throw new BackupRefused(
          "What was restored is not what was backed up: %s. Empty the place, and restore again; if this repeats itself, take another backup."
              .formatted(different));
    }
  }

  @Override
  public String toString() {
    long rows = of.values().stream().mapToLong(Long::longValue).sum();
    return "%d tables with %d rows".formatted(of.size(), rows);
  }
}
