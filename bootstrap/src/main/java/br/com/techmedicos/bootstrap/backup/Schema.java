package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.shared.SchemaContents;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;

/** Whether a schema may be started on, or backed up. */
public final class Schema {

  /** A table, or a file beside the embedded database, that is there while a restore goes on. */
  static final String MARK = "restore_under_way";

  private Schema() {}

  private static BackupRefused halfRestored() {
    return new BackupRefused(
        "A restore has not ended here, or broke off: wait for it or, if it runs no more, empty the"
            + " schema and the folders, but not the journal, and restore again.");
  }

  /** What a command is told where the service has never been. */
  public static BackupRefused notMade() {
    return new BackupRefused(
        "The database has no tables of the service: correct DATASOURCES_DEFAULT_URL or"
            + " TECHMEDICOS_DATA, or restore a backup. Only a start of the service makes tables.");
  }

  /**
   * Says whether a restore of an embedded database has ended, if there was one.
   *
   * @param folder of the database
   * @throws BackupRefused if not
   */
  public static void requireRestored(Path folder) {
    if (Files.exists(folder.resolve(MARK))) {
      throw halfRestored();
    }
  }

  /**
   * The same, of one on a server.
   *
   * @throws BackupRefused if not
   */
  static void requireRestored(SchemaContents schema) {
    if (schema.tables().contains(MARK)) {
      throw halfRestored();
    }
  }

  /**
   * Says whether the service has made its tables.
   *
   * @throws BackupRefused if not
   */
  static void requireMade(SchemaContents schema) {
    if (!schema.isMade()) {
      throw notMade();
    }
  }

  /**
   * Says whether all migrations that began are done, also those of another version.
   *
   * @throws FlywayException if not
   */
  static void requireNothingBrokenOff(SchemaContents schema) {
    if (!schema.brokenOff().isEmpty()) {
      throw new FlywayException(
          "migration %s has broken off".formatted(String.join(", ", schema.brokenOff())));
    }
  }

  /** All of that at once, for a backup. */
  static void requireWhole(SchemaContents schema) {
    requireRestored(schema);
    requireMade(schema);
    requireNothingBrokenOff(schema);
  }
}
