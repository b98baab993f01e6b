package br.com.techmedicos.bootstrap;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A node of a Galera cluster, Debian's MariaDB, which has a schema and finds none of the others any
 * more: it is up, and not in the primary component.
 */
final class CutOffNode implements AutoCloseable {

  static final String SCHEMA = "clinic";

  private static final Path PROVIDER = Path.of("/usr/lib/galera/libgalera_smm.so");
  private static final Path SERVER = Path.of("/usr/sbin/mariadbd");
  private static final Path INSTALLER = Path.of("/usr/bin/mariadb-install-db");

  /** Which the installer runs. */
  private static final Path DEFAULTS = Path.of("/usr/bin/my_print_defaults");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ME = System.getProperty("user.name"); // root has to be named

  private final Path data;
  private final Path log;
  private final int port = freePort();
  private final int group = freePort();
  private final Process process;

  private CutOffNode(Path folder) throws IOException, InterruptedException {
    data = folder.resolve("node");
    log = folder.resolve("node.log");
    Process installation =
        begin(
            INSTALLER.toString(),
            "--no-defaults",
            "--datadir=" + data,
            "--user=" + ME,
            "--auth-root-authentication-method=normal",
            "--skip-test-db");
    if (!installation.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        || installation.exitValue() != 0) {
      installation.destroyForcibly();
      throw new IllegalStateException("mariadb-install-db failed: " + Files.readString(log));
    }
    process =
        begin(
            SERVER.toString(),
            "--no-defaults",
            "--user=" + ME,
            "--datadir=" + data,
            "--socket=" + data.resolve("socket"),
            "--pid-file=" + data.resolve("pid"),
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--innodb-buffer-pool-size=32M",
            "--innodb-log-file-size=8M",
            "--binlog-format=ROW",
            "--innodb-autoinc-lock-mode=2",
            "--wsrep-on=ON",
            "--wsrep-provider=" + PROVIDER,
            "--wsrep-cluster-address=gcomm://",
            "--wsrep-node-address=127.0.0.1:" + group,
            "--wsrep-provider-options=pc.wait_prim=no;gcache.size=1M;gmcast.listen_addr=tcp://127.0.0.1:"
                + group);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Whether this machine can have one. */
  static boolean isPossible() {
    return Files.exists(PROVIDER)
        && Stream.of(SERVER, INSTALLER, DEFAULTS).allMatch(Files::isExecutable);
  }

  /** Starts it as a cluster of its own, which then looks for a node that is not there. */
  static CutOffNode start(Path folder) throws Exception {
    CutOffNode node = new CutOffNode(folder);
    try {
      node.await("Primary");
      node.execute("CREATE DATABASE " + SCHEMA);
      node.execute("SET GLOBAL wsrep_cluster_address = 'gcomm://127.0.0.1:" + freePort() + "'");
      node.await("non-Primary");
      return node;
    } catch (Exception failure) {
      node.close();
      throw failure;
    }
  }

  private Process begin(String... command) throws IOException {
    return new ProcessBuilder(new ArrayList<>(List.of(command)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private void await(String status) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!status().equals(status)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("it is not " + status + ": " + Files.readString(log));
      }
      Thread.sleep(200);
    }
  }

  private String status() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW STATUS LIKE 'wsrep_cluster_status'")) {
      return rows.next() ? rows.getString(2) : "";
    } catch (SQLException notYet) {
      return "";
    }
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = connect();
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/", "root", "");
  }

  /** The user is root, without a password. */
  String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + SCHEMA;
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
