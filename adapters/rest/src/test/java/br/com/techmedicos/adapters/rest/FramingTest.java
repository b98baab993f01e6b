package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where one request ends and the next begins (RFC 9112). In each case a second request hides behind
 * the first, which a proxy could have taken for a part of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingTest {

  private static final String HIDDEN =
      "GET /api/v1/specialties HTTP/1.1\r\nHost: hidden\r\nConnection: close\r\n\r\n";
  private static final String POST =
      "POST /api/v1/auth/patients HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String GET = "GET /api/v1/specialties HTTP/1.1\r\n";

  private Clinic clinic;

  @BeforeAll
  void open() {
    clinic = Clinic.open();
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  static Stream<Arguments> doubtful() {
    return Stream.of(
        Arguments.of("a quoted extension", CHUNKED + "1;a=\"\r\nX\r\n0\r\n\r\n"),
        Arguments.of("a quoted extension of the last chunk", CHUNKED + "0;a=\"\r\n\r\n"),
        Arguments.of("chunked, then not", POST + "Transfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "not chunked, then chunked", POST + "Transfer-Encoding: x, chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("gzip", POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "chunked twice", POST + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("an unknown coding", POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("a quoted coding", POST + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"),
        Arguments.of("a coding after VT", POST + "Transfer-Encoding: \13chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "identity and a length",
            POST + "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}"),
        Arguments.of(
            "two codings",
            POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "a length, then chunks",
            POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "chunks, then a length",
            POST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "chunks in HTTP/1.0",
            "POST /api/v1/auth/patients HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("two lengths", POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} "),
        Arguments.of("a list of lengths", POST + "Content-Length: 2, 3\r\n\r\n{}"),
        Arguments.of("a negative length", POST + "Content-Length: -1\r\n\r\n"),
        Arguments.of("a length with a plus", POST + "Content-Length: +2\r\n\r\n{}"),
        Arguments.of("a length in hex", POST + "Content-Length: 0x2\r\n\r\n{}"),
        Arguments.of("an endless length", POST + "Content-Length: 99999999999999999999\r\n\r\n{}"),
        Arguments.of("an empty length", POST + "Content-Length: \r\n\r\n{}"),
        Arguments.of("a folded length", POST + "Content-Length: 1\r\n 2\r\n\r\n{}"),
        Arguments.of("a folded coding", POST + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("a space before the colon", POST + "Content-Length : 2\r\n\r\n{}"),
        Arguments.of("a space before a name", GET + " Host: a\r\n\r\n"),
        Arguments.of("bare LF", "GET /api/v1/specialties HTTP/1.1\nHost: a\n\n"),
        Arguments.of("a bare LF in the head", GET + "Host: a\r\nX: 1\nY: 2\r\n\r\n"),
        Arguments.of("a bare CR", GET + "Host: a\r\nX: a\rContent-Length: 5\r\n\r\n"),
        Arguments.of("a NUL in a value", GET + "Host: a\r\nX: a\0b\r\n\r\n"),
        Arguments.of("a NUL in a name", GET + "Host: a\r\nX\0: a\r\n\r\n"),
        Arguments.of("no host", GET + "\r\n"),
        Arguments.of("two hosts", GET + "Host: a\r\nHost: b\r\n\r\n"),
        Arguments.of("a host that is none", GET + "Host: a b\r\n\r\n"),
        Arguments.of("a host with a user", GET + "Host: a@b\r\n\r\n"),
        Arguments.of("no version", "GET /api/v1/specialties\r\n\r\n"),
        Arguments.of("a later version", "GET /api/v1/specialties HTTP/1.2\r\nHost: a\r\n\r\n"),
        Arguments.of("another version", "GET /api/v1/specialties HTTP/2.0\r\nHost: a\r\n\r\n"),
        Arguments.of(
            "a draft of WebSocket",
            GET + "Host: a\r\nSec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2\r\n\r\n"),
        Arguments.of("a chunk beyond 64 bits", CHUNKED + "FFFFFFFFFFFFFFFF2\r\n{}\r\n0\r\n\r\n"),
        Arguments.of("a chunk beyond 31 bits", CHUNKED + "100000002\r\n{}\r\n0\r\n\r\n"),
        Arguments.of("a negative chunk", CHUNKED + "-2\r\n{}\r\n0\r\n\r\n"),
        Arguments.of("a chunk with a plus", CHUNKED + "+2\r\n{}\r\n0\r\n\r\n"),
        Arguments.of("a chunk with 0x", CHUNKED + "0x2\r\n{}\r\n0\r\n\r\n"),
        Arguments.of("a chunk with a space", CHUNKED + "2 \r\n{}\r\n0\r\n\r\n"),
        Arguments.of("a chunk without a size", CHUNKED + "\r\n{}\r\n0\r\n\r\n"),
        Arguments.of("a chunk after a bare LF", CHUNKED + "2\n{}\r\n0\r\n\r\n"),
        Arguments.of("a chunk that is longer", CHUNKED + "2\r\n{}zz\r\n0\r\n\r\n"),
        Arguments.of("a chunk that goes on", CHUNKED + "2\r\n{}0\r\n\r\n"),
        Arguments.of("a trailer that is none", CHUNKED + "2\r\n{}\r\n0\r\nX y\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doubtful")
  void a_request_that_ends_who_knows_where_is_the_last_of_its_connection(
      String what, String request) throws IOException {
    try (RawConnection connection = RawConnection.to(clinic.port())) {
      String answers = connection.send(request + HIDDEN).untilClosed();

      assertThat(RawConnection.statuses(answers)).as(what + ": " + answers).containsExactly(400);
      assertThat(answers).contains("\"errors\":[{\"pointer\":\"\",\"detail\":");
    }
  }

  static Stream<Arguments> clear() {
    return Stream.of(
        Arguments.of("a length", POST + "Content-Length: 2\r\n\r\n{}", 400),
        Arguments.of("a length with zeros", POST + "Content-Length: 002\r\n\r\n{}", 400),
        Arguments.of("chunks", CHUNKED + "2\r\n{}\r\n0\r\n\r\n", 400),
        Arguments.of(
            "a chunk with zeros", CHUNKED + "00000000000000000002\r\n{}\r\n0\r\n\r\n", 400),
        Arguments.of("a chunk with an extension", CHUNKED + "2;a=\"b\"\r\n{}\r\n0\r\n\r\n", 400),
        Arguments.of("a trailer", CHUNKED + "2\r\n{}\r\n0\r\nContent-Length: 99\r\n\r\n", 400),
        Arguments.of("a folded value", GET + "Host: a\r\nX: 1\r\n 2\r\n\r\n", 200),
        Arguments.of("a body of a GET", GET + "Host: a\r\nContent-Length: 2\r\n\r\n{}", 200),
        Arguments.of("a port", GET + "Host: [::1]:8080\r\n\r\n", 200),
        Arguments.of(
            "an absolute form",
            "GET http://elsewhere/api/v1/specialties HTTP/1.1\r\nHost: a\r\n\r\n",
            200));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clear")
  void a_request_that_ends_in_one_place_is_answered_once(String what, String request, int status)
      throws IOException {
    try (RawConnection connection = RawConnection.to(clinic.port())) {
      String answers = connection.send(request + HIDDEN).untilClosed();

      assertThat(RawConnection.statuses(answers))
          .as(what + ": " + answers)
          .containsExactly(status, 200);
    }
  }
}
