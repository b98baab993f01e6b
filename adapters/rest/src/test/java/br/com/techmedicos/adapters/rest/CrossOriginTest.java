package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told about the pages of other origins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginTest {

  private static final String ORIGINS = "techmedicos.cors-origins";
  private static final String ALLOWED = "Access-Control-Allow-Origin";
  private static final String READABLE = "Access-Control-Expose-Headers";
  private static final String APP = "https://app.example";
  private static final String NOWHERE = "/api/v1/doctors/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f";

  private Clinic clinic;

  @BeforeAll
  void open() {
    clinic =
        Clinic.open(
            Map.of(
                ORIGINS,
                " HTTPS://App.Example:443, http://localhost:3000",
                "techmedicos.public-url",
                "https://clinic.example"));
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  private static Client from(String origin, Client client) {
    return client.with("Origin", origin);
  }

  private static Answer readable(Answer answer) {
    assertThat(answer.response().headers().allValues(ALLOWED)).as(answer.call()).hasSize(1);
    assertThat(answer.header(READABLE).orElse("").split(","))
        .contains("ETag", "Location", "Retry-After", "Content-Disposition", "Content-Range");
    assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    return answer;
  }

  private static void variesByOrigin(Answer answer) {
    assertThat(answer.response().headers().allValues("Vary"))
        .as(answer.call())
        .containsOnlyOnce("Origin");
  }

  private static void unreadable(Answer answer) {
    assertThat(
            answer.response().headers().map().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-")))
        .as(answer.call())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {APP, "http://localhost:3000"})
  void a_front_end_reads_answers_and_their_headers(String origin) {
    Answer agenda = readable(from(origin, clinic.doctor()).get("/api/v1/agenda").expect(200));

    assertThat(agenda.header(ALLOWED)).hasValue(origin);
    assertThat(agenda.header("ETag")).isPresent();
    readable(from(origin, clinic.anonymous()).get("/openapi.json").expect(200));
  }

  @Test
  void a_front_end_reads_why_it_is_refused() {
    Client anyone = from(APP, clinic.anonymous());
    String login = "/api/v1/auth/patients";

    readable(anyone.get("/api/v1/me").expectProblem(401, "unauthenticated"));
    readable(
        anyone
            .with("Authorization", "Bearer made-up")
            .get("/api/v1/me")
            .expectProblem(401, "unauthenticated"));
    readable(from(APP, clinic.patient()).get("/api/v1/agenda").expectProblem(403, "forbidden"));
    readable(anyone.get(NOWHERE).expectProblem(404, "not-found"));
    readable(anyone.get("/api/v1/made-up").expectProblem(404, "not-found"));
    readable(anyone.delete("/api/v1/specialties").expectProblem(405, "method-not-allowed"));
    readable(
        anyone
            .with("Accept", "application/xml")
            .get("/api/v1/specialties")
            .expectProblem(406, "not-acceptable"));
    readable(anyone.post(login, "{").expectProblem(400, "malformed-body"));
    readable(
        anyone
            .post(login, "{\"login\": \"" + "a".repeat(20_000) + "\"}")
            .expectProblem(413, "body-too-large"));
    readable(
        anyone
            .with("Content-Encoding", "gzip")
            .post(login, "{}")
            .expectProblem(415, "unsupported-media-type"));
    readable(
        from(APP, clinic.newDoctor())
            .put("/api/v1/agenda", Agendas.of("", ""))
            .expectProblem(428, "version-required"));
  }

  @Test
  void a_front_end_reads_how_long_to_wait() {
    CountDownLatch held = new CountDownLatch(1);
    try (Clinic slow =
        Clinic.open(Map.of(ORIGINS, APP, "techmedicos.admission.call-deadline", "500ms"))) {
      slow.searchesAfter(
          () -> {
            try {
              held.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });

      Answer busy =
          from(APP, slow.anonymous())
              .get("/api/v1/doctors?specialty=cardiology")
              .expectProblem(503, "timed-out");

      assertThat(readable(busy).header("Retry-After")).isPresent();
    } finally {
      held.countDown();
    }
  }

  @Test
  void a_front_end_reads_of_its_quota_which_preflights_do_not_use_up() {
    try (Clinic own = Clinic.open(Map.of(ORIGINS, APP))) {
      Client anyone = from(APP, own.anonymous());
      Client preflight =
          anyone
              .with("Access-Control-Request-Method", "GET")
              .with("Access-Control-Request-Headers", "authorization");
      List<Integer> preflights = new ArrayList<>();
      for (int i = 0; i <= 3_000; i++) {
        preflights.add(preflight.send("OPTIONS", "/api/v1/me", BodyPublishers.noBody()).status());
      }

      assertThat(preflights.subList(0, 3_000)).containsOnly(200);
      assertThat(preflights.get(3_000)).isEqualTo(429);
      variesByOrigin(preflight.send("OPTIONS", "/api/v1/me", BodyPublishers.noBody()));
      Answer last = anyone.get("/api/v1/specialties").expect(200);
      for (int i = 0; i < 3_000 && last.status() == 200; i++) {
        last = anyone.get("/api/v1/specialties");
      }
      assertThat(readable(last.expectProblem(429, "too-many-requests")).header("Retry-After"))
          .isPresent();
    }
  }

  @Test
  void without_quotas_preflights_have_none_either() {
    try (Clinic open =
        Clinic.open(Map.of(ORIGINS, APP, "techmedicos.rate-limits.enabled", "false"))) {
      Answer preflight =
          from(APP, open.anonymous())
              .with("Access-Control-Request-Method", "GET")
              .with("Access-Control-Request-Headers", "authorization")
              .send("OPTIONS", "/api/v1/me", BodyPublishers.noBody());

      assertThat(readable(preflight).status()).isEqualTo(200);
      readable(from(APP, open.anonymous()).get("/api/v1/specialties").expect(200));
    }
  }

  @Test
  void a_front_end_reads_what_is_refused_before_the_request_is_read() throws IOException {
    String head = "GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\nOrigin: " + APP + "\r\n";
    Map<String, Integer> refused =
        Map.of(
            head + "Accept: */*\r\nX: " + "x".repeat(9_000) + "\r\n\r\n",
            431,
            head + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400);
    for (Map.Entry<String, Integer> request : refused.entrySet()) {
      assertThat(raw(clinic, request.getKey()))
          .startsWith("http/1.1 " + request.getValue())
          .contains("\r\naccess-control-allow-origin: " + APP + "\r\n")
          .contains("\r\naccess-control-expose-headers: ", "\r\nvary: origin\r\n");
    }
    try (Clinic hasty =
        Clinic.open(Map.of(ORIGINS, APP, "techmedicos.connections.body-within", "300ms"))) {
      String login = "POST /api/v1/auth/patients HTTP/1.1\r\nHost: a\r\nOrigin: " + APP + "\r\n";
      assertThat(raw(hasty, login + "Content-Length: 9\r\n\r\n{"))
          .startsWith("http/1.1 408")
          .contains("\r\naccess-control-allow-origin: " + APP + "\r\n");
    }
  }

  private static String raw(Clinic clinic, String request) throws IOException {
    try (RawConnection connection = RawConnection.to(clinic.port())) {
      return connection.send(request).untilClosed().toLowerCase(Locale.ROOT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /api/v1/me                     | authorization
          GET    | /api/v1/doctors/me             | authorization,if-none-match
          POST   | /api/v1/auth/patients          | content-type
          POST   | /api/v1/appointments           | authorization,content-type,idempotency-key
          PUT    | /api/v1/agenda                 | authorization,content-type,if-match
          PATCH  | /api/v1/patients/me            | authorization,content-type,if-match,accept-language
          GET    | /api/v1/record/files/1/content | authorization,range,if-range
          DELETE | /api/v1/record/files/1         | authorization
          """)
  void a_front_end_may_call_without_being_asked_who_it_is(
      String method, String path, String headers) {
    Answer answer =
        readable(
            from(APP, clinic.anonymous())
                .with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", headers)
                .send("OPTIONS", path, BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(ALLOWED)).hasValue(APP);
    assertThat(answer.header("Access-Control-Allow-Methods")).hasValue(method);
    assertThat(answer.header("Access-Control-Allow-Headers")).hasValue(headers);
    assertThat(answer.header("Access-Control-Max-Age")).hasValue("7200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TRACE  | /api/v1/me     | authorization
          PATCH  | /api/v1/me     | authorization
          GET    | /api/v1/me     | authorization,x-made-up
          """)
  void a_front_end_may_not_do_what_the_interface_does_not(
      String method, String path, String headers) {
    Answer answer =
        from(APP, clinic.anonymous())
            .with("Access-Control-Request-Method", method)
            .with("Access-Control-Request-Headers", headers)
            .send("OPTIONS", path, BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(403);
    variesByOrigin(answer);
  }

  /** A bare call with a method that no form has needs a preflight that asks for no header. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void a_front_end_may_ask_for_a_method_alone(String method) {
    Client preflight = from(APP, clinic.anonymous()).with("Access-Control-Request-Method", method);

    Answer allowed =
        readable(preflight.send("OPTIONS", "/api/v1/record/files/1", BodyPublishers.noBody()));

    assertThat(allowed.status()).isEqualTo(200);
    assertThat(allowed.header("Access-Control-Allow-Methods")).hasValue(method);
    assertThat(
            preflight
                .with("Access-Control-Request-Method", "PUT")
                .send("OPTIONS", "/api/v1/record/files/1", BodyPublishers.noBody())
                .status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://app.example",
        "https://app.example:8443",
        "https://app.example.evil.example",
        "https://evilapp.example",
        "https://APP.example",
        "https://app.example/",
        "http://localhost:3001",
        "null"
      })
  void a_page_of_anyone_else_reads_nothing(String origin) {
    unreadable(from(origin, clinic.doctor()).get("/api/v1/agenda"));
    unreadable(from(origin, clinic.anonymous()).get("/api/v1/specialties"));
    unreadable(from(origin, clinic.anonymous()).get(NOWHERE));
    Answer preflight =
        from(origin, clinic.anonymous())
            .with("Access-Control-Request-Method", "GET")
            .with("Access-Control-Request-Headers", "authorization")
            .send("OPTIONS", "/api/v1/me", BodyPublishers.noBody());
    unreadable(preflight);
    assertThat(preflight.status()).isGreaterThanOrEqualTo(400);
    variesByOrigin(preflight);
    variesByOrigin(
        from(origin, clinic.anonymous())
            .with("Access-Control-Request-Method", "GET")
            .send("OPTIONS", "/api/v1/me", BodyPublishers.noBody()));
  }

  @Test
  void a_copy_of_what_our_own_page_was_answered_is_not_for_a_front_end() {
    Answer own = clinic.anonymous().get("/api/v1/specialties").expect(200);

    assertThat(own.response().headers().allValues("Vary")).contains("Origin");
    unreadable(own);
  }

  @Test
  void without_the_setting_there_is_no_front_end() {
    try (Clinic alone =
        Clinic.open(Map.of("techmedicos.public-url", "https://clinic.example", ORIGINS, ""))) {
      Answer answer = from(APP, alone.anonymous()).get("/api/v1/specialties").expect(200);

      unreadable(answer);
      assertThat(answer.response().headers().allValues("Vary")).doesNotContain("Origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "app.example",
        "//app.example",
        "https://",
        "https://app.example/",
        "https://app.example/app",
        "https://*.example",
        "https://app.example?a",
        "https://app.example#a",
        "https://me@app.example",
        "https://app.example:99999",
        "https://clínica.example",
        "ftp://app.example",
        "https://app.example https://other.example",
        "https://app.example,*"
      })
  void what_is_no_origin_is_told_at_the_start(String setting) {
    assertThatThrownBy(() -> Clinic.open(Map.of(ORIGINS, setting)).close())
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("TECHMEDICOS_CORS_ORIGINS names \"")
        .hasMessageEndingWith(".");
  }
}
