package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.meetingroom.Page;
import br.com.techmedicos.bootstrap.demo.RestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A party of a meeting whose client sends frames of which no page sends many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameFloodTest {

  private static final String JSON_PING = "{\"type\":\"ping\"}";
  private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};
  private static final byte[] BEGINNING = {0x01, (byte) 0x80, 0, 0, 0, 0};
  private static final byte[] CONTINUATION = {0x00, (byte) 0x80, 0, 0, 0, 0};
  private static final String CLOSED_1008 = "\u0003\u00f0too many frames";

  private RunningService service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningService.start(data, Map.of());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private String doctorsTicket() {
    Consultation consultation = Consultation.since(Duration.ZERO, List.of(service));
    RestClient doctor = service.as(consultation.doctor());
    return doctor
        .post("/appointments/" + consultation.id() + "/meeting/join", Map.of())
        .expect(200)
        .text("signalling", "ticket");
  }

  /** A socket that is seated, and reads only when told. */
  private Socket seated() throws IOException {
    String ticket = doctorsTicket();
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(service.uri().getHost(), service.uri().getPort()));
    String head =
        "GET /api/v1/meetings/signalling?ticket="
            + ticket
            + " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    assertThat(upTo("\"welcome\"", socket.getInputStream())).startsWith("HTTP/1.1 101");
    return socket;
  }

  private static String upTo(String end, InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
      int next = in.read();
      assertThat(next).as(read.toString(StandardCharsets.ISO_8859_1)).isNotNegative();
      read.write(next);
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] times(int times, byte[] frame) {
    byte[] all = new byte[times * frame.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = frame[i % frame.length];
    }
    return all;
  }

  private static String whole(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void pings_without_end_close_their_socket() throws IOException {
    try (Socket socket = seated()) {
      socket.getOutputStream().write(times(2_000, PING));

      assertThat(whole(socket)).endsWith(CLOSED_1008);
    }
  }

  @Test
  void a_message_of_nothing_but_empty_pieces_closes_its_socket() throws IOException {
    try (Socket socket = seated()) {
      socket.getOutputStream().write(BEGINNING);
      socket.getOutputStream().write(times(2_000, CONTINUATION));

      assertThat(whole(socket)).endsWith(CLOSED_1008);
    }
  }

  @Test
  void who_pings_and_never_reads_is_cut_off_and_others_notice_nothing() throws IOException {
    Page other = Page.open(service.uri(), doctorsTicket());
    assertThat(other.hears()).contains("\"welcome\"");
    try (Socket socket = seated()) {
      byte[] some = times(10_000, PING);
      try {
        for (int i = 0; i < 20; i++) {
          socket.getOutputStream().write(some);
        }
        socket.getInputStream().readAllBytes();
      } catch (SocketException reset) {
        assertThat(reset).as("cut off while it was sending").isNotNull();
      }
    }
    other.say(JSON_PING);
    assertThat(other.hears()).contains("\"pong\"");
  }
}
