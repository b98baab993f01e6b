package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.identity.Patient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Uploads and downloads whose clients stop, are slow, or are as slow as a poor phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferPaceTest {

  private static final int SIZE = 16 * 1024 * 1024;
  private static final int PATIENCE_MILLIS = 120_000;
  private static final String BEGINNING =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"exame.txt\"\r\n"
          + "Content-Type: text/plain\r\n\r\n";
  private static final String END = "\r\n--b--\r\n";

  private RunningService service;
  private RestClient owner;
  private String content;

  @BeforeAll
  void start(@TempDir Path data) {
    service =
        RunningService.start(
            data,
            Map.of(
                "techmedicos.connections.idle", "3s",
                "techmedicos.connections.window", "6s",
                // The tests ask whether a connection lives by sending on it.
                "techmedicos.connections.head-within", "1h"));
    Patient patient = service.addPatients(1).get(0);
    owner = service.as(patient);
    String id =
        owner
            .upload("/record/files", "exame.pdf", SampleFiles.pdf("x".repeat(SIZE)), Map.of())
            .expect(201)
            .text("id");
    content = "/api/v1/record/files/" + id + "/content";
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private Socket connect(int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress("127.0.0.1", service.uri().getPort()));
    return socket;
  }

  private void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String token() {
    return owner.token().orElseThrow();
  }

  private Socket upload(int length) throws IOException {
    Socket socket = connect(65_536);
    send(
        socket,
        "POST /api/v1/record/files HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
            + token()
            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
            + length
            + "\r\nConnection: close\r\n\r\n");
    return socket;
  }

  private static String untilClosed(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void an_upload_that_stops_ends_and_nothing_of_it_is_kept() throws Exception {
    long before = service.storedFiles();

    try (Socket socket = upload(100_000_000)) {
      send(socket, BEGINNING + "x".repeat(1_000_000));

      assertThat(untilClosed(socket)).startsWith("HTTP/1.1 408 ").contains("request-timeout");
    }
    while (service.storedFiles() != before) {
      Thread.sleep(50); // the one that received it looks up
    }
  }

  @Test
  void an_upload_that_trickles_ends() throws Exception {
    try (Socket socket = upload(100_000_000)) {
      send(socket, BEGINNING);
      Thread trickle =
          new Thread(
              () -> {
                try {
                  while (true) {
                    send(socket, "x");
                    Thread.sleep(100);
                  }
                } catch (IOException | InterruptedException ended) {
                  // as it should
                }
              });
      trickle.start();

      assertThat(untilClosed(socket)).startsWith("HTTP/1.1 408 ");
      trickle.interrupt();
      trickle.join();
    }
  }

  @Test
  void a_poor_phone_gets_its_upload_through() throws Exception {
    String text = "Hemoglobina 13,9 g/dL. ".repeat(40);

    try (Socket socket = upload(BEGINNING.length() + 90 * text.length() + END.length())) {
      send(socket, BEGINNING);
      for (int i = 0; i < 90; i++) {
        send(socket, text);
        Thread.sleep(100); // longer than a window in all
      }
      send(socket, END);

      assertThat(untilClosed(socket)).startsWith("HTTP/1.1 201 ");
    }
  }

  @Test
  void a_download_that_nobody_reads_ends() throws Exception {
    try (Socket socket = connect(8_192)) {
      send(socket, download());

      awaitClosed(socket);

      assertThat(cutOff(socket)).isLessThan(SIZE);
    }
  }

  @Test
  void a_download_that_is_read_steadily_comes_to_its_end() throws Exception {
    try (Socket socket = connect(8_192)) {
      send(socket, download());
      InputStream in = socket.getInputStream();
      byte[] some = new byte[65_536];
      long read = 0;
      for (int i = 0; i < 90; i++) {
        read += in.read(some);
        Thread.sleep(100); // longer than a window in all
      }
      read += in.readAllBytes().length;

      assertThat(read).isGreaterThan(SIZE);
    }
  }

  private String download() {
    return "GET "
        + content
        + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
        + token()
        + "\r\nConnection: close\r\n\r\n";
  }

  /** What is sent on a connection that its other end has closed fails, sooner or later. */
  private void awaitClosed(Socket socket) throws InterruptedException {
    try {
      while (true) {
        send(socket, "\r\n");
        Thread.sleep(50);
      }
    } catch (IOException closed) {
      assertThat(closed).hasMessageNotContaining("timed out");
    }
  }

  private static long cutOff(Socket socket) {
    long read = 0;
    try {
      InputStream in = socket.getInputStream();
      byte[] some = new byte[65_536];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        read += n;
      }
    } catch (IOException reset) {
      // which is what it says
    }
    return read;
  }
}
