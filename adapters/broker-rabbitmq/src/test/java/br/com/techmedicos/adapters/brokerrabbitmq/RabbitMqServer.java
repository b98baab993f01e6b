package br.com.techmedicos.adapters.brokerrabbitmq;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A RabbitMQ of the machine's own, in a folder, which nobody else uses. */
final class RabbitMqServer implements AutoCloseable {

  private static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/lib");
  private static final int PATIENCE_SECONDS = 120;

  private final Path folder;
  private final int port = freePort();
  private final int names = freePort();
  private final int cluster = freePort();
  private final Process portMapper;
  private Process server;

  private RabbitMqServer(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("plugins"), "[].");
    this.portMapper =
        process(List.of("epmd", "-port", String.valueOf(names), "-relaxed_command_check"));
    this.server = startServer();
  }

  /** Starts a server, if one is installed from the package rabbitmq-server. */
  static Optional<RabbitMqServer> start(Path folder) throws IOException {
    return program().isPresent() ? Optional.of(new RabbitMqServer(folder)) : Optional.empty();
  }

  private static Optional<Path> program() throws IOException {
    if (!Files.isDirectory(PROGRAMS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PROGRAMS)) {
      return versions
          .map(version -> version.resolve("sbin/rabbitmq-server"))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }

  private Process startServer() throws IOException {
    return process(List.of(program().orElseThrow().toString()));
  }

  private Process process(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("output.log").toFile()));
    String none = folder.resolve("none").toString();
    builder
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("ERL_EPMD_PORT", String.valueOf(names)),
                Map.entry("RABBITMQ_NODENAME", "test" + port + "@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", String.valueOf(port)),
                Map.entry("RABBITMQ_DIST_PORT", String.valueOf(cluster)),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                Map.entry("RABBITMQ_LOGS", "-"),
                Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", none),
                Map.entry("RABBITMQ_ADVANCED_CONFIG_FILE", none),
                Map.entry("RABBITMQ_CONF_ENV_FILE", none)));
    return builder.start();
  }

  int port() {
    return port;
  }

  /** Waits until it accepts connections. */
  void await() throws Exception {
    for (int n = 0; n < 10 * PATIENCE_SECONDS; n++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
        return;
      } catch (IOException e) {
        if (!server.isAlive()) {
          break;
        }
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException(Files.readString(folder.resolve("output.log")));
  }

  void stop() throws InterruptedException {
    end(server);
  }

  void startAgain() throws Exception {
    server = startServer();
    await();
  }

  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    end(server);
    end(portMapper);
  }
}
