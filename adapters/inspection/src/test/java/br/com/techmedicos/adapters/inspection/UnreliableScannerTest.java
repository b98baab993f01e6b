package br.com.techmedicos.adapters.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentScanner.Scan;
import br.com.techmedicos.application.healthrecord.content.ContentScanner.ScanResult;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that do what a daemon in trouble does. */
@Timeout(120)
class UnreliableScannerTest {

  /** For peers that answer, however busy the machine is. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  /** For peers that never will. */
  private static final Duration IMPATIENCE = Duration.ofMillis(500);

  private final CountDownLatch over = new CountDownLatch(1);
  private ServerSocket server;

  private interface Peer {
    void meet(Socket socket) throws Exception;
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void end() throws IOException {
    over.countDown();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSTREAM size limit exceeded. ERROR",
        "stream: lstat() failed: No such file or directory. ERROR",
        "stream: Can't allocate memory ERROR",
        "UNKNOWN COMMAND",
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "stream: OK and more",
        "OK",
        ""
      })
  void an_answer_that_says_neither_clean_nor_found_counts_as_none(String answer) {
    ContentScanner scanner = scanner(socket -> answer(socket, answer + "\0"));

    assertThatThrownBy(() -> scan(scanner, 1_000)).isInstanceOf(ScannerUnavailable.class);
  }

  @ParameterizedTest
  @CsvSource({"stream: OK, CLEAN", "stream: Win.Test.EICAR_HDB-1 FOUND, INFECTED"})
  void an_answer_is_understood_also_without_its_end_mark(String answer, ScanResult result) {
    assertThat(scan(scanner(socket -> answer(socket, answer)), 10)).isEqualTo(result);
  }

  @Test
  void an_answer_is_told_on_without_what_could_forge_a_log() {
    ContentScanner scanner =
        scanner(socket -> answer(socket, "no\r\nINFO all is well" + "x".repeat(9_000)));

    assertThatThrownBy(() -> scan(scanner, 10))
        .isInstanceOf(ScannerUnavailable.class)
        .hasMessageContaining("no??INFO")
        .extracting(e -> e.getMessage().length())
        .matches(length -> length < 150);
  }

  @Test
  void a_daemon_that_hangs_up_has_looked_into_nothing() {
    ContentScanner scanner = scanner(Socket::close);

    assertThatThrownBy(() -> scan(scanner, 10_000_000)).isInstanceOf(ScannerUnavailable.class);
    assertThatThrownBy(() -> scan(scanner, 0)).isInstanceOf(ScannerUnavailable.class);
  }

  @Test
  void a_daemon_that_takes_nothing_is_not_waited_for_longer_than_it_may_take() {
    ContentScanner scanner = scanner(IMPATIENCE, socket -> over.await());

    assertThatThrownBy(() -> scan(scanner, 100_000_000))
        .isInstanceOf(ScannerUnavailable.class)
        .hasCauseInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void a_daemon_that_does_not_answer_is_not_waited_for_longer_than_it_may_take() {
    ContentScanner scanner =
        scanner(
            IMPATIENCE,
            socket -> {
              takeAll(socket);
              over.await();
            });

    assertThatThrownBy(() -> scan(scanner, 1_000))
        .isInstanceOf(ScannerUnavailable.class)
        .hasCauseInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void a_slow_daemon_is_waited_for_as_long_as_it_goes_on() {
    ContentScanner scanner =
        scanner(
            FIVE_SECONDS,
            socket -> {
              takeAll(socket);
              for (byte one : "stream: OK\0".getBytes(StandardCharsets.US_ASCII)) {
                Thread.sleep(
                    500); // eleven times: longer than the patience, one by one much shorter
                socket.getOutputStream().write(one);
              }
            });

    assertThat(scan(scanner, 1_000)).isEqualTo(ScanResult.CLEAN);
  }

  private ContentScanner scanner(Peer peer) {
    return scanner(PATIENCE, peer);
  }

  private ContentScanner scanner(Duration patience, Peer peer) {
    Thread thread = new Thread(() -> serve(peer));
    thread.setDaemon(true);
    thread.start();
    return new ClamAvContentScanner(
        URI.create("tcp://127.0.0.1:" + server.getLocalPort()), patience);
  }

  private void serve(Peer peer) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        peer.meet(socket);
      } catch (Exception e) {
        // the peer is told on by what the scanner says
      }
    }
  }

  private static void answer(Socket socket, String answer) throws IOException {
    takeAll(socket);
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static void takeAll(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      in.skipNBytes(length);
    }
  }

  private static ScanResult scan(ContentScanner scanner, int size) {
    byte[] piece = new byte[65_536];
    try (Scan scan = scanner.begin()) {
      for (int sent = 0; sent < size; sent += piece.length) {
        scan.inspect(piece, 0, Math.min(piece.length, size - sent));
      }
      return scan.finish();
    }
  }
}
