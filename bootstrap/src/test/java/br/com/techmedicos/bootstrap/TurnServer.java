package br.com.techmedicos.bootstrap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A coturn of this machine's own, which relays between its pages. */
final class TurnServer implements AutoCloseable {

  private static final String SECRET = "what the relay and the service share";

  private final Process process;
  private final int port;

  private TurnServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static TurnServer start(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    ProcessBuilder command =
        new ProcessBuilder(
                "turnserver",
                "-n",
                "--no-cli",
                "--no-tls",
                "--no-dtls",
                "--fingerprint",
                "--listening-ip=127.0.0.1",
                "--relay-ip=127.0.0.1",
                "--listening-port=" + port,
                "--realm=techmedicos",
                "--use-auth-secret",
                "--static-auth-secret=" + SECRET,
                "--allow-loopback-peers",
                "--userdb=" + folder.resolve("turn.db"),
                "--pidfile=" + folder.resolve("turn.pid"),
                "--log-file=stdout")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("turn.log").toFile());
    try {
      TurnServer server = new TurnServer(command.start(), port);
      server.awaitAnswer();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(
          "the story of the relay needs coturn, and there is no turnserver on the PATH: install it"
              + " (apt-get install coturn), or let .ci/run do it",
          e);
    }
  }

  /**
   * Asks for the address that we are seen under, as STUN (RFC 8489) has it, until there is an
   * answer.
   */
  private void awaitAnswer() throws IOException, InterruptedException {
    ByteBuffer request = ByteBuffer.allocate(20);
    request.putShort((short) 1).putShort((short) 0).putInt(0x2112A442).putInt(1);
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.connect(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(100);
      while (process.isAlive()) {
        try {
          socket.send(new DatagramPacket(request.array(), request.capacity()));
          socket.receive(new DatagramPacket(new byte[512], 512));
          return;
        } catch (PortUnreachableException | SocketTimeoutException notYet) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      }
    }
    throw new IllegalStateException("turnserver ended at once");
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What a service needs, to send all media this way. */
  Map<String, Object> settings() {
    return Map.of(
        "techmedicos.meetings.turn-urls",
        "turn:127.0.0.1:" + port,
        "techmedicos.meetings.turn-secret",
        SECRET,
        "techmedicos.meetings.relay-only",
        true);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
