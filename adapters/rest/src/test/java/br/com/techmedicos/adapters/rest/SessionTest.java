package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

  private Clinic clinic;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private static final String LOGIN = "{\"login\": \"%s\", \"password\": \"%s\"}";

  private Answer logIn(String login, String password) {
    return clinic.anonymous().post("/api/v1/auth/patients", LOGIN.formatted(login, password));
  }

  private void signUp() {
    clinic
        .anonymous()
        .post("/api/v1/patients", Clinic.patientSignUp("joana@example.com", "529.982.247-25"))
        .expect(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joana@example.com",
        "JOANA@Example.com",
        "529.982.247-25",
        "52998224725",
        " 529.982.247-25 ",
        "\u00a0529.982.247-25\u200b",
        "\ufeffjoana@example.com\u00a0"
      })
  void a_patient_logs_in_by_address_or_cpf(String login) {
    signUp();

    Answer tokens = logIn(login, Clinic.PASSWORD).expect(200);

    assertThat(tokens.text("token_type")).isEqualTo("Bearer");
    assertThat(tokens.json().get("expires_in").getIntValue()).isEqualTo(600);
    assertThat(tokens.header("Cache-Control")).hasValue("no-store");
    assertThat(
            clinic
                .anonymous()
                .with("Authorization", "Bearer " + tokens.text("access_token"))
                .get("/api/v1/me")
                .expect(200)
                .text("role"))
        .isEqualTo("PATIENT");
  }

  @Test
  void a_cpf_is_the_same_however_it_is_pasted() {
    signUp();

    clinic
        .anonymous()
        .post(
            "/api/v1/patients",
            Clinic.patientSignUp("maria@example.com", "\u00a0529.982.247-25\u200b "))
        .expectProblem(409, "already-registered");
  }

  @Test
  void an_unknown_login_and_a_wrong_password_get_the_same_answer() {
    signUp();

    Answer wrong =
        logIn("joana@example.com", "outra senha").expectProblem(401, "invalid-credentials");
    Answer unknown =
        logIn("maria@example.com", "outra senha").expectProblem(401, "invalid-credentials");

    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(unknown.header("WWW-Authenticate")).hasValue("Bearer");
  }

  @ParameterizedTest
  @CsvSource({"111.111.111-11", "joana@", "joana", "''"})
  void a_login_that_cannot_be_is_pointed_at(String login) {
    logIn(login, "x").expectProblem(400, "invalid-request", "/login");
  }

  @Test
  void whoever_guesses_on_and_on_has_to_wait() {
    signUp();
    Answer answer = logIn("joana@example.com", "errada 0");
    for (int i = 1; answer.status() == 401 && i < 20; i++) {
      answer = logIn("joana@example.com", "errada " + i);
    }

    answer.expectProblem(429, "too-many-requests");
    assertThat(answer.header("Retry-After"))
        .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
  }

  @Test
  void a_day_of_guessing_over_http_is_worth_1_450_guesses() {
    signUp();
    int guesses = 0;
    Instant end = clinic.clock().instant().plus(Duration.ofDays(1));
    while (clinic.clock().instant().isBefore(end)) {
      Answer answer = logIn("joana@example.com", "errada");
      if (answer.status() == 401) {
        guesses++;
      } else {
        clinic.clock().advance(waitToldBy(answer));
      }
    }

    assertThat(guesses).isBetween(1_400, 1_450);
    Answer told = logIn("joana@example.com", Clinic.PASSWORD);
    if (told.status() == 429) {
      assertThat(waitToldBy(told)).isLessThanOrEqualTo(Duration.ofMinutes(1));
      clinic.clock().advance(waitToldBy(told));
    }
    logIn("joana@example.com", Clinic.PASSWORD).expect(200);
  }

  @Test
  void a_known_device_is_in_at_once_while_others_at_its_address_guess() {
    signUp();
    String device = logIn("joana@example.com", Clinic.PASSWORD).expect(200).text("device_token");
    for (int i = 0; i < 20; i++) {
      logIn("joana@example.com", "errada " + i);
    }
    logIn("joana@example.com", Clinic.PASSWORD).expectProblem(429, "too-many-requests");

    Answer answer = logIn("529.982.247-25", Clinic.PASSWORD, device).expect(200);

    assertThat(answer.text("device_token")).isNotEqualTo(device);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "made up", "AAAA", "não é um token"})
  void a_token_of_no_device_is_ignored(String token) {
    signUp();

    logIn("joana@example.com", Clinic.PASSWORD, token).expect(200);
    String wrong =
        logIn("joana@example.com", "errada", token)
            .expectProblem(401, "invalid-credentials")
            .body();
    assertThat(wrong).isEqualTo(logIn("joana@example.com", "errada").body());
  }

  @Test
  void a_hundred_and_five_people_of_one_address_mistype_and_the_next_one_waits_seconds() {
    signUp();
    for (int i = 0; i < 105; i++) {
      logIn("pessoa" + i + "@example.com", "errada");
    }

    Answer told = logIn("joana@example.com", Clinic.PASSWORD);
    told.expectProblem(429, "too-many-requests");
    assertThat(waitToldBy(told)).isLessThanOrEqualTo(Duration.ofSeconds(5));
    clinic.clock().advance(waitToldBy(told));
    logIn("joana@example.com", Clinic.PASSWORD).expect(200);
  }

  private static Duration waitToldBy(Answer answer) {
    return Duration.ofSeconds(Long.parseLong(answer.header("Retry-After").orElseThrow()));
  }

  private Answer logIn(String login, String password, String device) {
    return clinic
        .anonymous()
        .post(
            "/api/v1/auth/patients",
            "{\"login\": \"%s\", \"password\": \"%s\", \"device_token\": \"%s\"}"
                .formatted(login, password, device));
  }

  @Test
  void a_doctor_and_an_operator_log_in() {
    clinic
        .anonymous()
        .post("/api/v1/doctors", Clinic.doctorSignUp("ana@example.com", "123456"))
        .expect(201);

    clinic
        .anonymous()
        .post(
            "/api/v1/auth/doctors",
            "{\"crm\": {\"number\": \"00123456\", \"state\": \"sp\u00a0\"}, \"password\": \"%s\"}"
                .formatted(Clinic.PASSWORD))
        .expect(200);
    clinic
        .anonymous()
        .post(
            "/api/v1/auth/doctors",
            "{\"crm\": {\"number\": \"123456\", \"state\": \"RJ\"}, \"password\": \"%s\"}"
                .formatted(Clinic.PASSWORD))
        .expectProblem(401, "invalid-credentials");
    clinic
        .anonymous()
        .post("/api/v1/auth/operators", LOGIN.formatted("nobody.here", "x"))
        .expectProblem(401, "invalid-credentials");
    clinic
        .anonymous()
        .post("/api/v1/auth/operators", LOGIN.formatted("a b", "x"))
        .expectProblem(400, "invalid-request", "/login");
  }

  @Test
  void a_session_goes_on_and_ends() {
    signUp();
    String refresh = logIn("joana@example.com", Clinic.PASSWORD).text("refresh_token");

    Answer next = refresh(refresh).expect(200);

    clinic
        .anonymous()
        .post("/api/v1/auth/logout", "{\"refresh_token\": \"%s\"}".formatted(refresh))
        .expect(204);
    refresh(next.text("refresh_token")).expectProblem(401, "invalid-refresh-token");
    clinic.anonymous().post("/api/v1/auth/logout", "{\"refresh_token\": \"made up\"}").expect(204);
  }

  @Test
  void a_stolen_token_ends_the_session() {
    signUp();
    String stolen = logIn("joana@example.com", Clinic.PASSWORD).text("refresh_token");
    String next = refresh(stolen).expect(200).text("refresh_token");
    clinic.clock().advance(Duration.ofSeconds(11));

    refresh(stolen).expectProblem(401, "invalid-refresh-token");
    refresh(next).expectProblem(401, "invalid-refresh-token");
  }

  @Test
  void a_refresh_that_cannot_be_is_told_what_is_wrong() {
    clinic
        .anonymous()
        .post("/api/v1/auth/token", "{\"grant_type\": \"password\", \"refreshToken\": \"x\"}")
        .expectProblem(400, "invalid-request", "/grant_type", "/refreshToken");
    clinic
        .anonymous()
        .post("/api/v1/auth/token", "{\"grant_type\": \"refresh_token\", \"refreshToken\": \"x\"}")
        .expectProblem(400, "invalid-request", "/refresh_token", "/refreshToken");
  }

  private Answer refresh(String token) {
    return clinic
        .anonymous()
        .post(
            "/api/v1/auth/token",
            "{\"grant_type\": \"refresh_token\", \"refresh_token\": \"%s\"}".formatted(token));
  }
}
