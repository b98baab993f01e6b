package br.com.techmedicos.adapters.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentScannerContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * A ClamAV daemon of the tests' own: its configuration, its sockets, and one signature, of the
 * EICAR file. It comes from the package {@code clamav-daemon}, no service of which needs to run.
 */
final class Clamd implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

  private final Path socket;
  private final int port;
  private final Process process;

  private Clamd(Path socket, int port, Process process) {
    this.socket = socket;
    this.port = port;
    this.process = process;
  }

  static Clamd start(Path folder, int largestStream, String more) throws Exception {
    assertThat(PROGRAM)
        .as("the scanner that these tests need: apt-get install clamav-daemon")
        .isExecutable();
    Path signatures = Files.createDirectories(folder.resolve("signatures"));
    Files.writeString(
        signatures.resolve("eicar.ndb"),
        "Eicar-Test-Signature:0:*:"
            + HexFormat.of().formatHex(ContentScannerContract.eicar())
            + "\n");
    Path socket = folder.resolve("clamd.sock");
    int port = freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("clamd.conf"),
            """
            Foreground yes
            DatabaseDirectory %s
            TemporaryDirectory %s
            LocalSocket %s
            TCPAddr 127.0.0.1
            TCPSocket %d
            StreamMaxLength %d
            MaxThreads 10
            %s
            """
                .formatted(signatures, folder, socket, port, largestStream, more));
    Path log = folder.resolve("clamd.log");
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "--config-file=" + configuration)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Clamd clamd = new Clamd(socket, port, process);
    clamd.awaitStart(log);
    return clamd;
  }

  URI overUnixSocket() {
    return URI.create("unix://" + socket);
  }

  URI overTcp() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private void awaitStart(Path log) throws Exception {
    ClamAvContentScanner scanner =
        new ClamAvContentScanner(overUnixSocket(), Duration.ofSeconds(10));
    Instant end = Instant.now().plusSeconds(300);
    while (true) {
      try (var scan = scanner.begin()) {
        scan.finish();
        return;
      } catch (RuntimeException e) {
        if (!process.isAlive() || Instant.now().isAfter(end)) {
          throw new AssertionError("clamd does not start: " + Files.readString(log), e);
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }
}
