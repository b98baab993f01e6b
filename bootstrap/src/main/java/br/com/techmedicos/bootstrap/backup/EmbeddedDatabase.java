package br.com.techmedicos.bootstrap.backup;

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

  private static final String NAME = "techmedicos.mv.db";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int POLL_MILLIS = 200;

  private Path folder() {
    return data.resolve(FOLDER);
  }

  @Override
  public String file() {
    return "database.zip";
  }

  @Override
  public void save(Path file, boolean position) throws IOException, InterruptedException {
    if (position) {
      throw noLog();
    }
    if (!Files.exists(folder().resolve(NAME))) {
      throw new BackupRefused(
          "There is no database in " + folder() + ": correct TECHMEDICOS_DATA.");
    }
    try {
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
  }

  private void askTheService(Path file) throws IOException, InterruptedException {
    Path wanted = folder().resolve(WANTED);
    Files.deleteIfExists(wanted);
    Files.deleteIfExists(folder().resolve(COPY));
    DurableFiles.create(wanted).close();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Files.exists(wanted)) {
      if (System.nanoTime() > end) {
        Files.deleteIfExists(wanted);
        throw new BackupRefused(
            "The service that has the database open makes no copy: its log may say why.");
      }
      Thread.sleep(POLL_MILLIS);
    }
    Files.move(folder().resolve(COPY), file);
  }

  @Override
  public void requireLog(Path file, BinaryLog log) {
    throw noLog();
  }

  @Override
  public void repeat(Path file, BinaryLog log) {
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
    DurableFiles.makeFolders(folder());
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(NAME)) {
          try (FileChannel database = DurableFiles.create(folder().resolve(NAME))) {
            zip.transferTo(Channels.newOutputStream(database));
            database.force(true);
          }
          DurableFiles.forceEntriesOf(folder());
          return;
        }
      }
    }
    throw new BackupRefused(file + " holds no database.");
  }
}
