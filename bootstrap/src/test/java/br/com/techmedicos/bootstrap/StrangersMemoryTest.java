package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose memory strangers want: only they are to feel it. */
class StrangersMemoryTest {

  private static final int STRANGERS = 3_000;
  private static final int TRICKLING = 1_000;
  private static final int PATIENCE_MILLIS = 5_000;

  @TempDir private Path data;

  @Test
  void who_wants_memory_that_is_not_there_loses_a_connection_and_nobody_else_does()
      throws Exception {
    try (ServiceProcess service =
        ServiceProcess.start(
            data,
            "-Xmx256m",
            "-XX:MaxDirectMemorySize=16m",
            "-Dtechmedicos.connections.head-within=1h")) {
      List<Socket> strangers = new ArrayList<>();
      for (int i = 0; i < STRANGERS; i++) {
        strangers.add(leavesUnfinished("127.0.3." + (1 + i % 250), service.uri().getPort()));
      }
      await(() -> log().contains("for want of memory"));
      for (Socket stranger : strangers) {
        stranger.close();
      }

      await(() -> isServed(service.uri().getPort())); // once what they held is given back
      for (int i = 0; i < 50; i++) { // whichever event loop takes them
        assertThat(isServed(service.uri().getPort())).isTrue();
      }
      assertThat(service.isAlive()).isTrue();
    }
  }

  @Test
  void a_crowd_that_sends_a_byte_now_and_then_takes_neither_memory_nor_turns_from_others()
      throws Exception {
    try (ServiceProcess service = ServiceProcess.start(data, "-Xmx256m")) {
      int port = service.uri().getPort();
      for (int i = 0; i < 200; i++) {
        assertThat(isServed(port)).isTrue();
      }
      long before = service.residentMebibytes();
      Socket[] crowd = new Socket[TRICKLING];

      for (int turn = 0; turn < 60; turn++) {
        for (int i = 0; i < TRICKLING; i++) {
          crowd[i] = trickles(crowd[i], i, port);
        }
        assertThat(isServed(port)).isTrue();
      }

      assertThat(service.residentMebibytes() - before).isLessThan(64);
      for (Socket stranger : crowd) {
        stranger.close();
      }
    }
  }

  /** Sends another byte; who has been given up on comes again. */
  private static Socket trickles(Socket before, int number, int port) throws IOException {
    if (before != null) {
      try {
        send(before, "a");
        return before;
      } catch (IOException givenUpOn) {
        before.close();
      }
    }
    Socket socket = from("127.0.4." + (1 + number % 250), port);
    send(
        socket,
        number % 2 == 0
            ? "GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\nX-Unfinished: "
            : "POST /api/v1/auth/patients HTTP/1.1\r\nHost: a\r\n"
                + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"login\": \"");
    return socket;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(50);
    }
  }

  private String log() {
    try {
      return Files.readString(data.resolve("service.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket leavesUnfinished(String address, int port) throws IOException {
    Socket socket = from(address, port);
    try {
      send(
          socket,
          "GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\nX-Unfinished: " + "a".repeat(7_900));
    } catch (IOException lostMeanwhile) {
      // which is what this is about
    }
    return socket;
  }

  private static Socket from(String address, int port) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(address, 0));
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
    return socket;
  }

  private static boolean isServed(int port) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      send(socket, "GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .startsWith("HTTP/1.1 200 ");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
