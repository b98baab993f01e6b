package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.shared.DatabaseLogin;
import br.com.techmedicos.adapters.jdbc.shared.DatabaseRefusal;
import br.com.techmedicos.adapters.jdbc.shared.EmbeddedCopy;
import br.com.techmedicos.adapters.shared.DurableFiles;
import io.micronaut.data.exceptions.DataAccessException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The embedded database, which one process has open at a time: the service, while it runs. Then the
 * service is asked for the copy, by a file in the database's folder.
 *
 * @param data the service's folder
 */
record EmbeddedDatabase(Path data, String url, String user, String password) implements Database {

  static final String FOLDER = "db";

  /** Whoever makes this file wants a copy. It is deleted once there is one. */
  static final String WANTED = "copy-wanted";

  static final String COPY = "copy.zip";

  /** What will be the copy. */
  static final String UNFINISHED = COPY + ".part";

  private static final String NAME = "techmedicos.mv.db";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Until a copy begins. */
  private static final Duration PATIENCE_BEFORE = Duration.ofMinutes(1);

  private static final Duration UNTOLD = Duration.ofSeconds(5);
  private static final int POLL_MILLIS = 200;

  private Path folder() {
    return data.resolve(FOLDER);
  }

  @Override
  public String file() {
    return "database.zip";
  }

  @Override
  public TableRows save(Path file, boolean position) throws IOException, InterruptedException {
    if (position) {
      throw noLog();
    }
    if (!Files.exists(folder().resolve(NAME))) {
      throw new BackupRefused(
          "There is no database in " + folder() + ": correct TECHMEDICOS_DATA.");
    }
    Schema.requireRestored(folder());
    try {
      Schema.requireWhole(new DatabaseLogin(url, user, password).contents());
      Files.deleteIfExists(folder().resolve(COPY)); // of a backup that was killed
      EmbeddedCopy.write(url, user, password, file);
    } catch (DataAccessException e) {
      if (DatabaseRefusal.of(e).filter(DatabaseRefusal.LOCKED::equals).isEmpty()) {
        throw e;
      }
      askTheService(file);
    }
    DurableFiles.closeToOthers(file);
    try (FileChannel zip = FileChannel.open(file, StandardOpenOption.WRITE)) {
      zip.force(true);
    }
    return rowsOf(file);
  }

  /** Of what the copy itself holds, since others go on writing. */
  private TableRows rowsOf(Path zip) throws IOException {
    Path unpacked = Files.createTempDirectory(zip.toAbsolutePath().getParent(), "counted-");
    try {
      unpack(zip, unpacked);
      String copy =
          url.replace(folder().resolve("techmedicos") + ";", unpacked.resolve("techmedicos") + ";");
      return new TableRows(new DatabaseLogin(copy, user, password).rows());
    } finally {
      Folders.empty(unpacked);
      Files.delete(unpacked);
    }
  }

  @Override
  public TableRows rows() {
    return new TableRows(new DatabaseLogin(url, user, password).rows());
  }

  private Path markFile() {
    return folder().resolve(Schema.MARK);
  }

  @Override
  public void mark() throws IOException {
    DurableFiles.makeFolders(folder());
    DurableFiles.create(markFile()).close();
    DurableFiles.forceEntriesOf(folder());
  }

  @Override
  public void unmark() throws IOException {
    Files.delete(markFile());
    DurableFiles.forceEntriesOf(folder());
  }

  private void askTheService(Path file) throws IOException, InterruptedException {
    Path wanted = folder().resolve(WANTED);
    Path copy = folder().resolve(COPY);
    Files.deleteIfExists(wanted);
    Files.deleteIfExists(copy);
    DurableFiles.create(wanted).close();
    try {
      await(wanted);
      if (!Files.exists(copy)) {
        throw new BackupRefused(
            "The service that has the database open could not copy it: its log says why.");
      }
      Files.move(copy, file);
    } finally {
      Files.deleteIfExists(wanted);
      Files.deleteIfExists(copy);
    }
  }

  private void await(Path wanted) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    boolean told = false;
    boolean begun = false;
    while (Files.exists(wanted)) {
      Duration waited = Duration.ofNanos(System.nanoTime() - begin);
      begun |= Files.exists(folder().resolve(UNFINISHED)) || Files.exists(folder().resolve(COPY));
      if (waited.compareTo(begun ? PATIENCE : PATIENCE_BEFORE) > 0) {
        throw new BackupRefused(
            "The process that has the database open makes no copy: end it if it stands still, or look at its log.");
      }
      if (!told && waited.compareTo(UNTOLD) > 0) {
        told = true;
        System.err.printf(
            "Waiting for the process that has the database open to copy it: %d minutes, or %d if it does not begin%n",
            PATIENCE.toMinutes(), PATIENCE_BEFORE.toMinutes());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public Repetition requireLog(Path file, BinaryLog log) {
    throw noLog();
  }

  @Override
  public void repeat(Repetition repetition) {
    throw noLog();
  }

  private static BackupRefused noLog() {
    return new BackupRefused("The embedded database writes no log: only servers do.");
  }

  @Override
  public void requireEmpty() throws IOException {
    Folders.requireEmpty(folder());
  }

  @Override
  public void load(Path file) throws IOException {
    unpack(file, folder());
  }

  private static void unpack(Path file, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(NAME)) {
          try (FileChannel database = DurableFiles.create(folder.resolve(NAME))) {
            zip.transferTo(Channels.newOutputStream(database));
            database.force(true);
          }
          DurableFiles.forceEntriesOf(folder);
          return;
        }
      }
    }
    throw new BackupRefused(file + " holds no database.");
  }
}
