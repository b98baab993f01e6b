package br.com.techmedicos.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Scanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes of WebSocket that are none (RFC 6455, sections 4.2.1 and 4.4). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandshakeTest {

  private static final String PATH = "/api/v1/meetings/signalling";
  private static final String GET = "GET " + PATH + " HTTP/1.1\r\nHost: a\r\n";
  private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
  private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

  private RunningService service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningService.start(data, Map.of());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private RawHttp.Reply answer(String head) throws IOException {
    try (LogLines lines = LogLines.record()) {
      RawHttp.Reply reply =
          RawHttp.exchange(service.uri(), (head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      assertThat(lines.warningsAndErrors()).isEmpty();
      return reply;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-WebSocket-Version: 12\r\n",
        "Sec-WebSocket-Version: 99\r\n",
        "Sec-WebSocket-Version: 8\r\n",
        "Sec-WebSocket-Version: 0\r\n",
        "Sec-WebSocket-Version: 13, 8\r\n",
        "Sec-WebSocket-Version: \r\n",
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Version: 8\r\n",
        ""
      })
  void another_version_is_told_ours(String version) throws IOException {
    RawHttp.Reply reply = answer(GET + UPGRADE + KEY + version);

    assertThat(reply.status()).isEqualTo(426);
    assertThat(reply.header("sec-websocket-version")).hasValue("13");
    assertThat(reply.header("upgrade")).hasValue("websocket");
    assertThat(reply.text()).contains("\"/problems/upgrade-required\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sec-WebSocket-Key: \r\n",
        "Sec-WebSocket-Key: short\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZSBsb25nZXI=\r\n",
        "Sec-WebSocket-Key: ????????????????????????\r\n",
        KEY + KEY
      })
  void a_handshake_needs_a_key(String key) throws IOException {
    RawHttp.Reply reply = answer(GET + UPGRADE + VERSION + key);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("\"/problems/malformed-message\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n",
        "POST " + PATH + " HTTP/1.1\r\nHost: a\r\n",
        "HEAD " + PATH + " HTTP/1.1\r\nHost: a\r\n",
        "BREW " + PATH + " HTTP/1.1\r\nHost: a\r\n",
        "GET " + PATH + " HTTP/1.0\r\nHost: a\r\n",
      })
  void a_handshake_is_a_get_of_http_1_1(String beginning) throws IOException {
    assertThat(answer(beginning + UPGRADE + VERSION + KEY).status()).isEqualTo(400);
  }

  @Test
  void a_handshake_has_no_body() throws IOException {
    assertThat(answer(GET + UPGRADE + VERSION + KEY + "Content-Length: 2\r\n\r\n{}").status())
        .isEqualTo(400);
    assertThat(
            answer(
                    GET
                        + UPGRADE
                        + VERSION
                        + KEY
                        + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n")
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Upgrade: websocket\r\n",
        "Connection: Upgrade\r\n",
        "Connection: Upgrade\r\nUpgrade: h2c\r\n",
        "Connection: keep-alive\r\nUpgrade: websocket\r\n",
        "Connection: Upgrade\r\nUpgrade: websocketx\r\n"
      })
  void without_an_upgrade_there_is_nothing_to_read(String upgrade) throws IOException {
    RawHttp.Reply reply = answer(GET + "Connection: close\r\n" + upgrade + VERSION + KEY);

    assertThat(reply.status()).isBetween(400, 499);
    assertThat(reply.header("content-type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UPGRADE,
        "Connection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n",
        "connection: upgrade\r\nUPGRADE: websocket\r\n"
      })
  void a_handshake_opens_a_socket(String upgrade) throws IOException {
    try (Socket socket = new Socket(service.uri().getHost(), service.uri().getPort())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write((GET + upgrade + VERSION + KEY + "\r\n").getBytes(StandardCharsets.ISO_8859_1));

      assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 101");
    }
  }

  /** A few kilobytes would become megabytes. */
  @Test
  void a_socket_is_not_compressed() throws IOException {
    try (Socket socket = new Socket(service.uri().getHost(), service.uri().getPort())) {
      socket.setSoTimeout(30_000);
      String offered = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
      socket
          .getOutputStream()
          .write(
              (GET + UPGRADE + VERSION + KEY + offered + "\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      String head = new Scanner(socket.getInputStream(), US_ASCII).useDelimiter("\r\n\r\n").next();

      assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("extensions");
    }
  }
}
