package br.com.techmedicos.adapters.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpTest {

  private Clinic clinic;

  @BeforeAll
  void open() {
    clinic = Clinic.open();
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  @Test
  void an_address_that_does_not_exist_is_not_found_whoever_asks() {
    clinic.anonymous().get("/api/v1/made-up").expectProblem(404, "not-found");
    clinic.patient().get("/api/v1/made-up").expectProblem(404, "not-found");
    clinic.anonymous().get("/made-up").expectProblem(404, "not-found");
  }

  @Test
  void a_method_that_an_address_does_not_take_is_refused_with_those_it_does() {
    Answer answer =
        clinic
            .doctor()
            .send("DELETE", "/api/v1/agenda", BodyPublishers.noBody())
            .expectProblem(405, "method-not-allowed");

    assertThat(answer.header("Allow"))
        .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET", "PUT"));
  }

  @Test
  void a_format_that_we_do_not_speak_is_refused() {
    clinic
        .anonymous()
        .with("Accept", "application/xml")
        .get("/api/v1/specialties")
        .expectProblem(406, "not-acceptable");
    clinic
        .anonymous()
        .with("Content-Type", "application/xml")
        .post("/api/v1/patients", "<patient/>")
        .expectProblem(415, "unsupported-media-type");
    clinic
        .anonymous()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post("/api/v1/auth/patients", "login=a&password=b")
        .expectProblem(415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "x-gzip",
        "deflate",
        "x-deflate",
        "snappy",
        "br",
        "zstd",
        "compress",
        "GZIP",
        "gzip, gzip",
        "identity, gzip",
        "made-up",
        "utf-8",
        "\"gzip\"",
        "*"
      })
  void a_body_that_is_said_to_be_compressed_is_refused_with_what_is_taken(String coding)
      throws IOException {
    Client encoding = clinic.anonymous().with("Content-Encoding", coding);
    byte[] json = "{\"login\": \"a@example.com\", \"password\": \"12345678\"}".getBytes(UTF_8);

    for (byte[] body : List.of(json, gzip(json), gzip(new byte[32 << 20]), new byte[0])) {
      Answer answer =
          encoding.post("/api/v1/auth/patients", body).expectProblem(415, "unsupported-media-type");
      assertThat(answer.header("Accept-Encoding")).hasValue("identity");
      assertThat(answer.text("detail")).contains("Content-Encoding");
    }
    Client patient = clinic.patient().with("Content-Encoding", coding);
    patient.post("/api/v1/appointments", json).expectProblem(415, "unsupported-media-type");
    patient.patch("/api/v1/patients/me", "{}").expectProblem(415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity", "", "identity, identity"})
  void a_body_that_is_said_to_be_as_it_is_is_read(String coding) {
    clinic
        .anonymous()
        .with("Content-Encoding", coding)
        .post("/api/v1/auth/patients", "{\"login\": \"a@example.com\", \"password\": \"12345678\"}")
        .expectProblem(401, "invalid-credentials");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
      gzip.write(content);
    }
    return small.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "text/html, application/json;q=0.5"})
  void a_format_that_we_speak_is_found(String accept) {
    Answer answer =
        clinic.anonymous().with("Accept", accept).get("/api/v1/specialties").expect(200);

    assertThat(answer.header("content-type")).hasValue("application/json");
    assertThat(answer.json().size()).isEqualTo(55);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/problem+json", "Application/Problem+JSON;q=0.9"})
  void who_takes_problems_takes_what_there_is_when_there_is_none(String accept) {
    Client patient = clinic.patient();
    String group =
        patient.post("/api/v1/record/groups", "{\"name\": \"Exames\"}").expect(201).text("id");
    Client asking = patient.with("Accept", accept);

    asking.get("/api/v1/me").expect(200);
    asking.delete("/api/v1/record/groups/" + group).expect(204);
    asking.delete("/api/v1/record/groups/" + group).expectProblem(404, "not-found");
  }

  @Test
  void a_problem_is_one_whatever_format_was_asked_for() {
    clinic
        .anonymous()
        .with("Accept", "application/json")
        .get("/api/v1/doctors/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f")
        .expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en                      | en    | Not found
          en-US                   | en    | Not found
          en-GB,en;q=0.9,pt;q=0.8 | en    | Not found
          fr,en;q=0.5             | en    | Not found
          pt-BR                   | pt-BR | Não encontrado
          pt-PT,en;q=0.5          | pt-BR | Não encontrado
          de                      | pt-BR | Não encontrado
          *                       | pt-BR | Não encontrado
          ;;;                     | pt-BR | Não encontrado
          en;q=0,pt               | pt-BR | Não encontrado
          """)
  void a_problem_is_told_in_the_language_asked_for(String wanted, String spoken, String title) {
    Answer answer =
        clinic
            .anonymous()
            .with("Accept-Language", wanted)
            .get("/api/v1/made-up")
            .expectProblem(404, "not-found");

    assertThat(answer.text("title")).isEqualTo(title);
    assertThat(answer.header("Content-Language")).hasValue(spoken);
    assertThat(answer.header("Vary")).hasValue("Accept-Language");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",",
        ",,",
        ";",
        ";;;",
        ",;q=1",
        ", ,",
        "",
        " ",
        "*",
        "-",
        "\u00e9",
        ";en",
        "en,-",
        "-,en",
        "*,--;q=1"
      })
  void a_language_that_is_none_is_not_asked_for(String asked) {
    Client patient = clinic.patient().with("Accept-Language", asked);

    patient.get("/api/v1/me").expect(200);
    assertThat(patient.get("/api/v1/appointments/1").expectProblem(404, "not-found").text("title"))
        .isEqualTo("Não encontrado");
    patient.post("/api/v1/appointments", "{}").expectProblem(400, "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",", ",,", ";", ";;;", ",;q=1", "", "*", "made-up", "utf-16", "\u00e9", ";utf-8"})
  void whatever_charset_is_asked_for_the_answer_is_in_ours(String asked) {
    Client patient = clinic.patient().with("Accept-Charset", asked);

    patient.get("/api/v1/me").expect(200);
    assertThat(patient.get("/api/v1/appointments/1").expectProblem(404, "not-found").text("title"))
        .isEqualTo("Não encontrado");
    patient.post("/api/v1/appointments", "{}").expectProblem(400, "invalid-request");
    clinic.anonymous().with("Accept-Charset", asked).get("/openapi.yml").expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*;charset=made-up",
        "application/json;charset=made-up,*/*;charset=made-up",
        "*/*; CHARSET = \"made-up\";q=0.5",
        "*/*;charset=",
        "*/*;charset=utf-16,text/html;charset=;",
        "text/html;charset=,;charset=\",*/*"
      })
  void a_charset_of_an_accepted_format_is_ours_too(String accepted) {
    Client anyone = clinic.anonymous().with("Accept", accepted);

    anyone.get("/.well-known/jwks.json").expect(200);
    assertThat(anyone.get("/openapi.yml").expect(200).body()).contains("Médicos");
    anyone.get("/api/v1/specialties").expect(200);
    assertThat(anyone.get("/api/v1/made-up").expectProblem(404, "not-found").text("title"))
        .isEqualTo("Não encontrado");
  }

  @Test
  void an_origin_that_is_none_of_ours_is_refused_in_words() {
    var answer = clinic.patient().with("Origin", "https://evil.example").get("/api/v1/me");

    assertThat(answer.expectProblem(403, "forbidden").text("detail"))
        .startsWith("O endereço da página que fez a chamada não está entre os que podem");
  }

  @Test
  void who_speaks_many_languages_is_told_in_one_of_the_first() {
    String many = ",de-x-a".repeat(700);

    assertThat(told("fr,en" + many)).isEqualTo("Not found");
    assertThat(told("fr" + many + ",en")).isEqualTo("Não encontrado");
    assertThat(told("x".repeat(5_000))).isEqualTo("Não encontrado");
  }

  private String told(String languages) {
    return clinic
        .anonymous()
        .with("Accept-Language", languages)
        .get("/api/v1/made-up")
        .expectProblem(404, "not-found")
        .text("title");
  }

  @Test
  void a_rule_is_told_in_the_language_asked_for() {
    String agenda =
        Agendas.of(
            """
            {"day": "MONDAY", "start": "08:00", "end": "12:00"},
            {"day": "MONDAY", "start": "11:00", "end": "13:00"}
            """,
            "");
    Client doctor = clinic.newDoctor().with("If-Match", "*");

    assertThat(doctor.put("/api/v1/agenda", agenda).text("detail"))
        .isEqualTo(
            "A janela de segunda-feira que começa às 8h invade a de segunda-feira que começa às"
                + " 11h.");
    assertThat(doctor.with("Accept-Language", "en").put("/api/v1/agenda", agenda).text("detail"))
        .isEqualTo(
            "The window on Monday that starts at 8:00 am runs into the one on Monday that starts"
                + " at 11:00 am.");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/me",
    "GET, /api/v1/agenda",
    "PUT, /api/v1/agenda",
    "GET, /api/v1/doctors/me",
    "PATCH, /api/v1/doctors/me",
    "GET, /api/v1/patients/me",
    "PATCH, /api/v1/patients/me",
    "POST, /api/v1/appointments",
    "GET, /api/v1/appointments",
    "GET, /api/v1/appointments/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f",
    "POST, /api/v1/appointments/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f/accept",
    "POST, /api/v1/appointments/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f/rating",
    "GET, /api/v1/operator/doctors",
    "POST, /api/v1/operator/doctors/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f/verification"
  })
  void whoever_is_not_logged_in_is_asked_to(String method, String path) {
    Answer answer =
        clinic
            .anonymous()
            .send(method, path, BodyPublishers.noBody())
            .expectProblem(401, "unauthenticated");

    assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void a_token_that_is_none_is_no_token() {
    Answer answer =
        clinic
            .anonymous()
            .with("Authorization", "Bearer made-up")
            .get("/api/v1/me")
            .expectProblem(401, "unauthenticated");

    assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void another_role_is_not_enough() {
    Client patient = clinic.patient();
    Client doctor = clinic.doctor();
    Client operator = clinic.operator();
    String id = "/api/v1/appointments/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f";

    patient.get("/api/v1/agenda").expectProblem(403, "forbidden");
    patient.put("/api/v1/agenda", "not even json").expectProblem(403, "forbidden");
    patient.get("/api/v1/doctors/me").expectProblem(403, "forbidden");
    patient.get("/api/v1/operator/doctors").expectProblem(403, "forbidden");
    patient.post(id + "/accept").expectProblem(403, "forbidden");
    doctor.get("/api/v1/patients/me").expectProblem(403, "forbidden");
    doctor.post("/api/v1/appointments", "{}").expectProblem(403, "forbidden");
    doctor.post(id + "/reschedule", "{}").expectProblem(403, "forbidden");
    doctor.get("/api/v1/operator/doctors").expectProblem(403, "forbidden");
    operator.get("/api/v1/appointments").expectProblem(403, "forbidden");
    operator.get("/api/v1/agenda").expectProblem(403, "forbidden");
  }

  @Test
  void what_is_not_public_is_kept_by_nobody() {
    assertThat(clinic.patient().get("/api/v1/me").header("Cache-Control")).hasValue("no-store");
    assertThat(clinic.patient().get("/api/v1/patients/me").header("Cache-Control"))
        .hasValue("no-store");
    Client doctor = clinic.doctor();
    assertThat(doctor.get("/api/v1/doctors/me").header("Cache-Control")).hasValue("no-store");
    assertThat(doctor.get("/api/v1/agenda").header("Cache-Control")).hasValue("no-store");
    assertThat(
            doctor
                .with("If-None-Match", doctor.get("/api/v1/agenda").etag())
                .get("/api/v1/agenda")
                .expect(304)
                .header("Cache-Control"))
        .hasValue("no-store");
    assertThat(clinic.anonymous().get("/api/v1/made-up").header("Cache-Control"))
        .hasValue("no-store");
    assertThat(clinic.anonymous().get("/api/v1/specialties").header("Cache-Control"))
        .hasValue("public, max-age=3600");
  }

  @Test
  void browsers_are_told_to_be_careful() {
    Answer answer = clinic.anonymous().get("/api/v1/specialties").expect(200);

    assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
    assertThat(answer.header("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains(
                        "default-src 'self'",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'"));
  }

  @Test
  void the_keys_of_tokens_are_public() {
    assertThat(clinic.anonymous().get("/.well-known/jwks.json").expect(200).body())
        .isEqualTo("{\"keys\":[]}");
  }
}
