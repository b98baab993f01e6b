package br.com.techmedicos.adapters.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client sends, and what it is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestHeadLimitsTest {

  private static final String CRLF = "\r\n";

  private Clinic clinic;

  @BeforeAll
  void open() {
    clinic = Clinic.open();
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {4_096, 5_000, 9_000, 70_000})
  void an_address_that_is_too_long_is_told_so(int length) {
    assertThat(get("/api/v1/doctors?specialty=" + "a".repeat(length), ""))
        .matches(status(414))
        .contains("application/problem+json", "\"type\":\"/problems/uri-too-long\"")
        .contains("\"status\":414", "4096 bytes")
        .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store");
  }

  @Test
  void an_address_of_four_thousand_bytes_is_read() {
    assertThat(get("/api/v1/doctors?cursor=" + "a".repeat(4_000), "")).startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @CsvSource({"1, 9000", "1, 70000", "90, 100", "99, 0", "400, 0"})
  void headers_that_are_too_large_or_too_many_are_told_so(int count, int length) {
    String headers = ("X-Filler: " + "a".repeat(length) + CRLF).repeat(count);

    assertThat(get("/api/v1/specialties", headers))
        .matches(status(431))
        .contains("application/problem+json", "\"type\":\"/problems/headers-too-large\"")
        .contains("\"status\":431", "100 cabeçalhos", "8192 bytes")
        .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store");
  }

  /** Else four thousand headers of two bytes each would take four hundred kilobytes. */
  @Test
  void headers_are_refused_before_they_have_all_arrived() throws IOException {
    URI server = clinic.context().getBean(EmbeddedServer.class).getURI();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      String begun = "GET / HTTP/1.1" + CRLF + "Host: localhost" + CRLF + ("a:" + CRLF).repeat(200);
      socket.getOutputStream().write(begun.getBytes(ISO_8859_1));

      assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
          .isEqualTo("HTTP/1.1 431");
    }
  }

  @Test
  void a_hundred_headers_are_read() {
    assertThat(get("/api/v1/specialties", ("a:" + CRLF).repeat(98))).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void trailers_without_end_are_refused() {
    String request =
        "POST /api/v1/auth/token HTTP/1.1"
            + CRLF
            + "Host: localhost"
            + CRLF
            + "Content-Type: application/json"
            + CRLF
            + "Transfer-Encoding: chunked"
            + CRLF
            + CRLF
            + "2"
            + CRLF
            + "{}"
            + CRLF
            + "0"
            + CRLF
            + ("a:" + CRLF).repeat(200)
            + CRLF;
    assertThat(answer(request)).startsWith("HTTP/1.1 400 ").contains("malformed-message");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          limit=%              ; limit
          limit=%2             ; limit
          limit=%zz            ; limit
          limit=5%             ; limit
          limit=%u0031         ; limit
          limit=%C3%28         ; limit
          limit=%ff            ; limit
          limit=%00            ; limit
          limit=5&limit=6      ; limit
          limit=|5             ; limit
          limit={}             ; limit
          cursor=%E0%A4%A      ; cursor
          cursor=%             ; cursor
          near=%,%&withinKm=5  ; near
          minRating=%          ; minRating
          sort=%               ; sort
          """)
  void a_parameter_with_a_broken_escape_is_told_by_its_name(String query, String parameter) {
    assertThat(get("/api/v1/doctors?specialty=cardiology&" + query, "Accept-Language: en" + CRLF))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"type\":\"/problems/invalid-request\"", "\"title\":\"Invalid request\"")
        .contains("\"parameter\":\"" + parameter + '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "%2", "%00", "%ff", "a%", "{id}", "a|b", "..%2f", "%2e%2e"})
  void a_path_with_a_broken_escape_leads_nowhere(String id) {
    assertThat(get("/api/v1/doctors/" + id, ""))
        .startsWith("HTTP/1.1 404 ")
        .contains("\"type\":\"/problems/not-found\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://[/", "http://a b/", "http://x/%", "http://x/|"})
  void a_target_that_is_no_address_is_refused(String target) {
    assertThat(get(target, ""))
        .matches(status(400))
        .contains("application/problem+json", "\"status\":400", "\"detail\":\"");
  }

  /** Of what has no version of HTTP that can be read, the answer is in the oldest. */
  private static String status(int code) {
    return "(?s)HTTP/1\\.[01] " + code + " .*";
  }

  private String get(String target, String headers) {
    return answer(
        "GET "
            + target
            + " HTTP/1.1"
            + CRLF
            + "Host: localhost"
            + CRLF
            + headers
            + "Connection: close"
            + CRLF
            + CRLF);
  }

  private String answer(String request) {
    URI server = clinic.context().getBean(EmbeddedServer.class).getURI();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
