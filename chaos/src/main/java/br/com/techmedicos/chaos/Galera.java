package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Galera cluster of three nodes of Debian's MariaDB, on free ports of this machine. A commit is
 * on the disk of its node before it is answered, and in the memory of the others.
 */
final class Galera implements AutoCloseable {

  private static final int NODES = 3;
  private static final int LOOKS = 5;
  private static final Path PROVIDER = Path.of("/usr/lib/galera/libgalera_smm.so");
  private static final Duration LONGEST_START = Duration.ofMinutes(1);
  private static final Pattern RECOVERED =
      Pattern.compile("Recovered position: *([0-9a-f-]+:[0-9]+)");
  private static final String USER = System.getProperty("user.name").equals("root") ? "mysql" : "";

  /** What a client of one node asks for, so that it reads what others have committed on another. */
  private static final String UP_TO_DATE = "?sessionVariables=wsrep_sync_wait=7";

  private final Path folder;
  private final List<Node> nodes;

  private static final class Node {
    private final Path data;
    private final String address;
    private final int client = freePort();
    private final int group = freePort();
    private final int transfer = freePort();
    private final int state = freePort();
    private @Nullable Process process;

    /** Each has an address of its own, from which it also connects to the others. */
    Node(Path folder, int number) {
      this.data = folder.resolve("node" + number);
      this.address = "127.0.0." + (2 + number);
    }

    Place place() {
      return new Place(address, List.of(group, transfer, state));
    }
  }

  private Galera(Path folder) {
    this.folder = folder;
    this.nodes = IntStream.range(0, NODES).mapToObj(i -> new Node(folder, i)).toList();
  }

  /** Why this machine cannot have one, if it cannot. */
  static Optional<String> missing() {
    return Files.exists(PROVIDER)
        ? Optional.empty()
        : Optional.of("Galera is missing: apt-get install mariadb-server galera-4 rsync");
  }

  /** Starts it, with an empty schema. */
  static Galera start() throws IOException, InterruptedException, SQLException {
    missing()
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    Galera galera = new Galera(Files.createTempDirectory(place(), "galera-"));
    Runtime.getRuntime().addShutdownHook(new Thread(galera::close));
    try {
      for (int i = 0; i < NODES; i++) {
        galera.install(i);
        galera.start(i, i == 0 ? List.of("--wsrep-new-cluster") : List.of());
        if (i == 0) {
          galera.createSchema();
        }
      }
      return galera;
    } catch (Exception e) {
      galera.close();
      throw e;
    }
  }

  /** A folder on a disk that the nodes' user may enter, which that of somebody's home is not. */
  private static Path place() throws IOException {
    for (Path folder = Testbed.folder().toRealPath(); folder != null; folder = folder.getParent()) {
      if (!USER.isEmpty()
          && !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return Path.of("/var/tmp");
      }
    }
    return Testbed.folder();
  }

  private void install(int number) throws IOException, InterruptedException {
    Node node = nodes.get(number);
    Files.createDirectories(node.data);
    if (!USER.isEmpty()) {
      run(List.of("chown", "-R", USER, folder.toString()), node);
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + node.data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
    if (!USER.isEmpty()) {
      command.add("--user=" + USER);
    }
    run(command, node);
  }

  private static void run(List<String> command, Node node)
      throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(node).toFile()))
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(command.get(0) + " failed; see " + log(node));
    }
  }

  private static Path log(Node node) {
    return node.data.resolveSibling(node.data.getFileName() + ".log");
  }

  private void start(int number, List<String> more)
      throws IOException, InterruptedException, SQLException {
    Node node = nodes.get(number);
    Process process =
        new ProcessBuilder(command(number, more))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(node).toFile()))
            .start();
    node.process = process;
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!isSynced(number)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("a node does not start; see " + log(node));
      }
      Thread.sleep(100);
    }
  }

  private List<String> command(int number, List<String> more) {
    Node node = nodes.get(number);
    List<String> command =
        new ArrayList<>(
            List.of(
                "mariadbd",
                "--no-defaults",
                "--datadir=" + node.data,
                "--socket=" + node.data.resolve("socket"),
                "--pid-file=" + node.data.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + node.client,
                "--max-connections=200",
                "--binlog-format=ROW",
                "--innodb-autoinc-lock-mode=2",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=256M",
                "--wsrep-on=ON",
                "--wsrep-provider=" + PROVIDER,
                "--wsrep-cluster-name=techmedicos",
                "--wsrep-cluster-address=gcomm://"
                    + nodes.stream()
                        .map(each -> each.address + ":" + each.group)
                        .collect(Collectors.joining(",")),
                "--wsrep-node-name=node" + number,
                "--wsrep-node-address=" + node.address + ":" + node.group,
                "--wsrep-sst-method=rsync",
                "--wsrep-sst-receive-address=" + node.address + ":" + node.state,
                "--wsrep-slave-threads=2",
                "--wsrep-provider-options=base_port=%1$d;gmcast.listen_addr=tcp://%3$s:%1$d;ist.recv_addr=%3$s:%2$d;evs.suspect_timeout=PT3S;evs.inactive_timeout=PT6S"
                    .formatted(node.group, node.transfer, node.address)));
    if (!USER.isEmpty()) {
      command.add("--user=" + USER);
    }
    command.addAll(more);
    return command;
  }

  private boolean isSynced(int number) {
    return status(number, "wsrep_local_state_comment").equals("Synced");
  }

  private boolean countsAll(int number) {
    return status(number, "wsrep_cluster_size").equals(Integer.toString(NODES));
  }

  /** What a node says of itself; empty if it says nothing. */
  private String status(int number, String name) {
    try (Connection connection = connect(number, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW STATUS LIKE '" + name + "'")) {
      return rows.next() ? rows.getString(2) : "";
    } catch (SQLException notYet) {
      return "";
    }
  }

  private void createSchema() throws SQLException {
    try (Connection connection = connect(0, "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE techmedicos CHARACTER SET utf8mb4");
    }
  }

  private Connection connect(int number, String schema) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + nodes.get(number).client + "/" + schema + UP_TO_DATE,
        "root",
        "");
  }

  /** All nodes, of which a client uses the first that answers, beginning with this one. */
  String url(int first) {
    return urlWithoutWait(first) + UP_TO_DATE;
  }

  /** The same, for a client that may read what was true a moment ago. */
  String urlWithoutWait(int first) {
    return "jdbc:mariadb:sequential://"
        + IntStream.range(first, first + NODES)
            .mapToObj(i -> "127.0.0.1:" + nodes.get(i % NODES).client)
            .collect(Collectors.joining(","))
        + "/techmedicos";
  }

  /** Settings of two instances, each of which uses another node. */
  List<Map<String, String>> settingsOfTwo() {
    return List.of(
        Map.of("DATASOURCES_DEFAULT_URL", url(0)), Map.of("DATASOURCES_DEFAULT_URL", url(1)));
  }

  /** Settings of an instance for each node. */
  List<Map<String, String>> settingsOfAll() {
    return IntStream.range(0, NODES)
        .mapToObj(node -> Map.of("DATASOURCES_DEFAULT_URL", url(node)))
        .toList();
  }

  /**
   * The place where a node talks with others, and theirs.
   *
   * @param address of this machine
   * @param ports on which it listens to other nodes, not to clients
   */
  record Place(String address, List<Integer> ports) {}

  /** The line between a node and the others. */
  Border border(int number) {
    return new Border(
        nodes.get(number).place(),
        nodes.stream().filter(node -> node != nodes.get(number)).map(Node::place).toList());
  }

  /** Whether a node lets anybody read, which it does only as one of the majority. */
  boolean answers(int number) {
    try (Connection connection = connect(number, "techmedicos");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM doctor")) {
      return rows.next();
    } catch (SQLException refused) {
      return false;
    }
  }

  /** A node's process. */
  ProcessHandle process(int number) {
    return Objects.requireNonNull(nodes.get(number).process).toHandle();
  }

  /**
   * Returns once all nodes count each other in and have the same. A node that stood still does not
   * know yet that the others have left it out, so its word alone counts for nothing.
   */
  void awaitWhole() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!IntStream.range(0, NODES).allMatch(each -> isSynced(each) && countsAll(each))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("a node does not come back; see " + folder);
      }
      Thread.sleep(100);
    }
  }

  /** Kills a node with SIGKILL. */
  void kill(int number) throws IOException, InterruptedException {
    Process process = Objects.requireNonNull(nodes.get(number).process);
    Signals.KILL.send(process.toHandle());
    process.waitFor();
  }

  /** Starts a node that was killed; it gets from the others what it has missed. */
  void rejoin(int number) throws IOException, InterruptedException, SQLException {
    Node node = nodes.get(number);
    Path recovery = log(node).resolveSibling("recovery" + number + ".log");
    new ProcessBuilder(command(number, List.of("--wsrep-recover")))
        .redirectErrorStream(true)
        .redirectOutput(recovery.toFile())
        .start()
        .waitFor();
    Matcher position = RECOVERED.matcher(Files.readString(recovery));
    start(
        number,
        position.find() ? List.of("--wsrep-start-position=" + position.group(1)) : List.of());
  }

  /** A connection to each node. */
  List<Connection> connections() throws SQLException {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      connections.add(connect(i, "techmedicos"));
    }
    return connections;
  }

  /** The tables of which the nodes do not have the same rows, although nothing changes any more. */
  List<String> differences() throws SQLException, InterruptedException {
    Set<String> differ = new TreeSet<>();
    for (int i = 0; i < LOOKS; i++) {
      Set<String> now = differ();
      if (i == 0) {
        differ.addAll(now);
      }
      differ.retainAll(now); // a job may have written in between
      if (differ.isEmpty()) {
        break;
      }
      Thread.sleep(1000);
    }
    return differ.stream().map(table -> "the nodes do not agree about " + table).toList();
  }

  private Set<String> differ() throws SQLException {
    Set<String> sums = new HashSet<>();
    Set<String> differ = new TreeSet<>();
    for (int i = 0; i < NODES; i++) {
      try (Connection connection = connect(i, "techmedicos");
          Statement statement = connection.createStatement()) {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema = 'techmedicos' AND table_type = 'BASE TABLE'")) {
          while (rows.next()) {
            tables.add(rows.getString(1));
          }
        }
        try (ResultSet rows =
            statement.executeQuery("CHECKSUM TABLE `" + String.join("`, `", tables) + "`")) {
          while (rows.next()) {
            String sum = rows.getString(1) + " " + rows.getString(2);
            if (sums.add(sum) && i > 0) {
              differ.add(rows.getString(1).replaceFirst(".*\\.", ""));
            }
          }
        }
      }
    }
    return differ;
  }

  @Override
  public void close() {
    List<Process> started =
        nodes.stream().flatMap(node -> Optional.ofNullable(node.process).stream()).toList();
    started.forEach(Process::destroy);
    try {
      for (Process process : started) {
        process.waitFor();
      }
      delete(folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.out.println("left behind: " + e.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
