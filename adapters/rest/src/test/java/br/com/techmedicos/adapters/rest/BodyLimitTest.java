package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much each call takes, and that it is said before more than that has arrived. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyLimitTest {

  private static final String APPOINTMENT =
      "/api/v1/appointments/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f";
  private static final int AGENDA = 1024 * 1024;

  private Clinic clinic;
  private Client patient;
  private Client doctor;
  private Client operator;

  @BeforeAll
  void open() {
    clinic = Clinic.open();
    patient = clinic.patient();
    doctor = clinic.doctor();
    operator = clinic.operator();
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  /** How a body may be sent. */
  private enum Framing {
    WITH_ITS_LENGTH(BodyPublishers::ofByteArray),
    IN_CHUNKS(body -> BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    private final Function<byte[], BodyPublisher> publisher;

    Framing(Function<byte[], BodyPublisher> publisher) {
      this.publisher = publisher;
    }
  }

  Stream<Arguments> calls() {
    return Stream.of(
            Arguments.of("POST", "/api/v1/auth/patients", BodyLimit.CREDENTIALS),
            Arguments.of("POST", "/api/v1/auth/doctors", BodyLimit.CREDENTIALS),
            Arguments.of("POST", "/api/v1/auth/operators", BodyLimit.CREDENTIALS),
            Arguments.of("POST", "/api/v1/auth/token", BodyLimit.CREDENTIALS),
            Arguments.of("POST", "/api/v1/auth/logout", BodyLimit.CREDENTIALS),
            Arguments.of("POST", "/api/v1/appointments", BodyLimit.DEFAULT),
            Arguments.of("POST", APPOINTMENT + "/refuse", BodyLimit.DEFAULT),
            Arguments.of("POST", APPOINTMENT + "/cancel", BodyLimit.DEFAULT),
            Arguments.of("POST", APPOINTMENT + "/reschedule", BodyLimit.DEFAULT),
            Arguments.of("POST", APPOINTMENT + "/rating", BodyLimit.DEFAULT),
            Arguments.of("POST", APPOINTMENT + "/consent", BodyLimit.DEFAULT),
            Arguments.of(
                "POST", "/api/v1/operator/doctors/" + doctor.id() + "/verification", 64 * 1024),
            Arguments.of("PUT", "/api/v1/agenda", AGENDA),
            Arguments.of("POST", "/api/v1/patients", BodyLimit.NAMES),
            Arguments.of("POST", "/api/v1/doctors", BodyLimit.NAMES),
            Arguments.of("PATCH", "/api/v1/patients/me", BodyLimit.NAMES),
            Arguments.of("PATCH", "/api/v1/doctors/me", BodyLimit.NAMES))
        .flatMap(
            call ->
                Stream.of(Framing.values())
                    .map(
                        framing ->
                            Arguments.of(call.get()[0], call.get()[1], call.get()[2], framing)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_body_may_be_as_large_as_its_call_takes(
      String method, String path, int limit, Framing framing) {
    Answer answer = send(method, path, framing, padded(limit));

    assertThat(answer.status()).as(answer.body()).isNotEqualTo(413).isLessThan(500);
    send(method, path, framing, padded(limit + 1)).expectProblem(413, "body-too-large");
    send(method, path, framing, padded(2 * limit)).expectProblem(413, "body-too-large");
  }

  private Answer send(String method, String path, Framing framing, byte[] body) {
    return caller(path)
        .with("Content-Type", "application/json")
        .with("If-Match", "*")
        .send(method, path, framing.publisher.apply(body));
  }

  private Client caller(String path) {
    if (path.contains("operator/")) {
      return operator;
    }
    if (path.contains("agenda") || path.contains("doctors/me") || path.contains("refuse")) {
      return doctor;
    }
    return path.contains("appointments") || path.contains("patients/me")
        ? patient
        : clinic.anonymous();
  }

  private static byte[] padded(int bytes) {
    return ("{\"made-up\": 1" + " ".repeat(bytes - 14) + "}").getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void the_limit_is_told() {
    Answer answer =
        clinic
            .anonymous()
            .with("Accept-Language", "en")
            .post(
                "/api/v1/auth/logout", "{\"refresh_token\": \"%s\"}".formatted("x".repeat(20_000)))
            .expectProblem(413, "body-too-large");

    assertThat(answer.text("detail")).contains("16 KiB");
  }

  @ParameterizedTest
  @ValueSource(ints = {80_000, 240_000})
  void a_login_is_refused_by_the_length_of_its_password_alone(int marks) {
    clinic
        .anonymous()
        .post("/api/v1/auth/patients", login("\u0301".repeat(marks)))
        .expectProblem(413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u0301", "🔑"})
  void a_password_that_nobody_can_have_is_told_its_length(String text) {
    clinic
        .anonymous()
        .post("/api/v1/auth/patients", login(text.repeat(2_000)))
        .expectProblem(400, "invalid-request", "/password");
    clinic
        .anonymous()
        .post("/api/v1/auth/patients", login(text.repeat(128)))
        .expectProblem(401, "invalid-credentials");
  }

  @Test
  void a_password_of_a_megabyte_is_told_its_length_where_names_are_taken() {
    for (String text : List.of("x", "\u0301", "\u0315\u0301")) {
      clinic
          .anonymous()
          .post(
              "/api/v1/patients",
              Clinic.patientSignUp("long@example.com", "529.982.247-25")
                  .replace(Clinic.PASSWORD, text.repeat((1 << 20) / text.length() / 2)))
          .expectProblem(400, "invalid-request", "/password");
    }
  }

  @ParameterizedTest
  @CsvSource({"x", "á", "a\u0301", "🩺"})
  void a_name_of_a_megabyte_is_told_its_field_wherever_names_are_taken(String text) {
    String name = text.repeat((1 << 20) / text.getBytes(StandardCharsets.UTF_8).length);
    clinic
        .anonymous()
        .post(
            "/api/v1/patients",
            Clinic.patientSignUp("long@example.com", "529.982.247-25").replace("Joana Lima", name))
        .expectProblem(400, "invalid-request", "/name");
    clinic
        .anonymous()
        .post(
            "/api/v1/doctors",
            Clinic.doctorSignUp("long@example.com", "4711").replace("Ana Souza", name))
        .expectProblem(400, "invalid-request", "/name");
    String patch = "{\"name\": \"%s\"}".formatted(name);
    patient
        .with("If-Match", "*")
        .patch("/api/v1/patients/me", patch)
        .expectProblem(400, "invalid-request", "/name");
    doctor
        .with("If-Match", "*")
        .patch("/api/v1/doctors/me", patch)
        .expectProblem(400, "invalid-request", "/name");
  }

  @Test
  void whoever_may_not_call_is_told_that_and_not_how_much_it_takes() {
    byte[] large = padded(3 << 20);
    clinic
        .anonymous()
        .with("Content-Type", "application/json")
        .send("PUT", "/api/v1/agenda", BodyPublishers.ofByteArray(large))
        .expectProblem(401, "unauthenticated");
    patient
        .with("Content-Type", "application/json")
        .send("PUT", "/api/v1/agenda", BodyPublishers.ofByteArray(large))
        .expectProblem(403, "forbidden");
  }

  @Test
  void the_largest_agenda_may_be_written_with_a_window_on_a_line() {
    String windows =
        IntStream.range(0, 28)
            .mapToObj(i -> LocalTime.MIN.plusMinutes(50L * i))
            .map(
                start ->
                    "\n            { \"start\": \"%s\",                \"end\": \"%s\"                 }"
                        .formatted(start, start.plusMinutes(50)))
            .collect(Collectors.joining(","));
    String agenda =
        Agendas.of(
            "",
            IntStream.range(0, AgendaTemplate.MAXIMUM_OVERRIDES)
                .mapToObj(LocalDate.of(2027, 3, 2)::plusDays)
                .map(date -> "{\"date\": \"%s\", \"windows\": [%s]}".formatted(date, windows))
                .collect(Collectors.joining(",")));

    assertThat(agenda.length()).isLessThan(AGENDA).isGreaterThan(AGENDA * 8 / 10);
    clinic.newDoctor().with("If-Match", "*").put("/api/v1/agenda", agenda).expect(200);
  }

  @Test
  void nobody_waits_for_a_body_that_is_announced_to_be_too_large() throws IOException {
    assertThat(raw("Content-Length: 16385", "{")).contains(" 413 ");
  }

  @Test
  void nobody_waits_for_the_end_of_a_body_that_is_too_large_already() throws IOException {
    assertThat(raw("Transfer-Encoding: chunked", "4001\r\n" + " ".repeat(0x4001) + "\r\n"))
        .contains(" 413 ");
    assertThat(raw("Transfer-Encoding: chunked", "ffffff\r\n" + " ".repeat(0x4001)))
        .contains(" 413 ");
    assertThat(raw("Transfer-Encoding: chunked", "1\r\n \r\n".repeat(0x4001))).contains(" 413 ");
  }

  /** The first line of the answer to a login whose body does not end. */
  private String raw(String framing, String body) throws IOException {
    URI server = clinic.context().getBean(EmbeddedServer.class).getURI();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /api/v1/auth/patients HTTP/1.1
          Host: localhost
          Content-Type: application/json
          %s

          """
              .formatted(framing)
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(body.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  private static String login(String password) {
    return "{\"login\": \"nobody@example.com\", \"password\": \"%s\"}".formatted(password);
  }
}
