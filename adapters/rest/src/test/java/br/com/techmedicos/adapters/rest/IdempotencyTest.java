package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {

  private Clinic clinic;

  @BeforeAll
  void open() {
    clinic = Clinic.open();
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  private static final String APPOINTMENTS = "/api/v1/appointments";

  private static String slot(Client doctor, String startsAt) {
    return "{\"doctorId\": \"%s\", \"startsAt\": \"%s\"}".formatted(doctor.id(), startsAt);
  }

  private static int count(Client caller) {
    return caller.get(APPOINTMENTS).expect(200).json().get("items").size();
  }

  @Test
  void repeating_a_request_gives_the_first_answer_and_has_no_second_effect() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient().with("Idempotency-Key", "booking-1");
    Answer first = patient.post(APPOINTMENTS, slot(doctor, "2027-03-02T12:00:00Z")).expect(201);
    doctor.post(APPOINTMENTS + "/" + first.text("id") + "/accept").expect(200);

    Answer again = patient.post(APPOINTMENTS, slot(doctor, "2027-03-02T12:00:00Z")).expect(201);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(count(patient)).isEqualTo(1);
  }

  @Test
  void white_space_and_the_order_of_members_make_no_other_request() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient().with("Idempotency-Key", "booking-1");
    Answer first = patient.post(APPOINTMENTS, slot(doctor, "2027-03-02T12:50:00Z")).expect(201);

    Answer again =
        patient
            .post(
                APPOINTMENTS,
                "{\n  \"startsAt\":\"2027-03-02T12:50:00Z\",\n  \"doctorId\":\"%s\"\n}"
                    .formatted(doctor.id()))
            .expect(201);

    assertThat(again.text("id")).isEqualTo(first.text("id"));
  }

  private static String part(String name, String value) {
    return "Content-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
  }

  private static Answer upload(Client patient, String boundary, String... parts) {
    String form =
        Stream.of(parts)
            .map(part -> "--" + boundary + "\r\n" + part)
            .collect(Collectors.joining("", "", "--" + boundary + "--\r\n"));
    return patient
        .with("Content-Type", "multipart/form-data; boundary=" + boundary)
        .send("POST", "/api/v1/record/files", BodyPublishers.ofString(form));
  }

  @Test
  void the_order_of_a_forms_fields_and_its_boundary_make_no_other_request() {
    Client patient = clinic.patient().with("Idempotency-Key", "upload-1");
    String file = part("file\"; filename=\"exame.txt", "Glicose: 92 mg/dL");
    String category = part("category", "EXAM");
    String description = part("description", "Hemograma de março");
    Answer first = upload(patient, "one", file, category, description).expect(201);

    assertThat(upload(patient, "one", description, file, category).expect(201).body())
        .isEqualTo(first.body());
    assertThat(upload(patient, "other", category, description, file).expect(201).body())
        .isEqualTo(first.body());
    assertThat(
            upload(patient, "one", part("performedOn", ""), category, file, description)
                .expect(201)
                .body())
        .isEqualTo(first.body());

    assertThat(patient.get("/api/v1/record/files").expect(200).json().get("items").size())
        .isEqualTo(1);
  }

  @Test
  void the_same_key_with_another_file_or_field_is_refused() {
    Client patient = clinic.patient().with("Idempotency-Key", "upload-1");
    String file = part("file\"; filename=\"exame.txt", "Glicose: 92 mg/dL");
    upload(patient, "one", file, part("category", "EXAM")).expect(201);

    for (String[] other :
        List.of(
            new String[] {file},
            new String[] {file, part("category", "REPORT")},
            new String[] {file, part("category", "EXAM"), part("description", "Outro")},
            new String[] {file, part("category", "EXAM"), part("performedOn", "2027-02-15")},
            new String[] {file.replace("exame", "laudo"), part("category", "EXAM")},
            new String[] {file.replace("92", "93"), part("category", "EXAM")})) {
      upload(patient, "one", other).expectProblem(422, "idempotency-key-reused");
    }
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient().with("Idempotency-Key", "booking-1");
    patient.post(APPOINTMENTS, slot(doctor, "2027-03-02T13:40:00Z")).expect(201);

    patient
        .post(APPOINTMENTS, slot(doctor, "2027-03-02T14:30:00Z"))
        .expectProblem(422, "idempotency-key-reused");
    assertThat(count(patient)).isEqualTo(1);
  }

  @Test
  void a_refusal_is_remembered_too_and_in_the_same_words() {
    Client doctor = clinic.doctor();
    clinic.requested(clinic.patient(), doctor, "2027-03-03T12:00:00Z");
    Client other = clinic.patient().with("Idempotency-Key", "booking-1");
    Answer refused =
        other
            .post(APPOINTMENTS, slot(doctor, "2027-03-03T12:00:00Z"))
            .expectProblem(409, "slot-taken");

    Answer again =
        other
            .with("Accept-Language", "en")
            .post(APPOINTMENTS, slot(doctor, "2027-03-03T12:00:00Z"))
            .expectProblem(409, "slot-taken");

    assertThat(again.body()).isEqualTo(refused.body());
    assertThat(count(other)).isZero();
  }

  @Test
  void a_request_that_cannot_be_is_corrected_and_sent_again_under_its_key() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient().with("Idempotency-Key", "booking-1");
    String body = "{\"doctorId\": \"x\", \"startsAt\": \"y\"}";
    Answer refused =
        patient
            .post(APPOINTMENTS, body)
            .expectProblem(400, "invalid-request", "/doctorId", "/startsAt");
    assertThat(patient.post(APPOINTMENTS, body).expect(400).body()).isEqualTo(refused.body());

    patient.post(APPOINTMENTS, slot(doctor, "2027-03-09T12:00:00Z")).expect(201);

    patient.post(APPOINTMENTS, body).expectProblem(422, "idempotency-key-reused");
    assertThat(count(patient)).isEqualTo(1);
  }

  @Test
  void what_is_not_there_is_asked_for_again_under_its_key() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient().with("Idempotency-Key", "grant-1");
    String grant =
        "{\"doctorId\": \"%s\", \"groupIds\": [\"%s\"], \"expiresAt\": \"2027-03-20T12:00:00Z\"}";
    String nobody = "0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f";
    patient
        .post("/api/v1/record/grants", grant.formatted(doctor.id(), nobody))
        .expectProblem(404, "not-found");
    String group =
        patient
            .with("Idempotency-Key", "group-1")
            .post("/api/v1/record/groups", "{\"name\": \"Joelho\"}")
            .expect(201)
            .text("id");

    patient.post("/api/v1/record/grants", grant.formatted(doctor.id(), group)).expect(201);
  }

  /** Whoever asks: the key of one is not used up by another. */
  @Test
  void who_may_not_ask_uses_up_no_key() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient().with("Idempotency-Key", "booking-1");
    String body = slot(doctor, "2027-03-10T12:00:00Z");
    clinic
        .anonymous()
        .with("Idempotency-Key", "booking-1")
        .post(APPOINTMENTS, body)
        .expectProblem(401, "unauthenticated");
    doctor
        .with("Idempotency-Key", "booking-1")
        .post(APPOINTMENTS, body)
        .expectProblem(403, "forbidden");

    patient.post(APPOINTMENTS, body).expect(201);
    assertThat(count(patient)).isEqualTo(1);
  }

  @Test
  void keys_of_two_callers_and_of_two_routes_are_two_keys() {
    Client doctor = clinic.doctor().with("Idempotency-Key", "the-same");
    Client one = clinic.patient().with("Idempotency-Key", "the-same");
    Client other = clinic.patient().with("Idempotency-Key", "the-same");
    Answer first = one.post(APPOINTMENTS, slot(doctor, "2027-03-04T12:00:00Z")).expect(201);
    Answer second = other.post(APPOINTMENTS, slot(doctor, "2027-03-04T12:50:00Z")).expect(201);

    String accept = APPOINTMENTS + "/%s/accept";
    doctor.post(accept.formatted(first.text("id"))).expect(200);
    Answer accepted = doctor.post(accept.formatted(second.text("id"))).expect(200);

    assertThat(accepted.text("id")).isEqualTo(second.text("id"));
    assertThat(doctor.post(accept.formatted(second.text("id"))).expect(200).body())
        .isEqualTo(accepted.body());
  }

  @Test
  void without_a_key_nothing_is_remembered() {
    Client doctor = clinic.doctor();
    JsonNode appointment = clinic.requested(clinic.patient(), doctor, "2027-03-05T12:00:00Z");
    String accept = APPOINTMENTS + "/" + appointment.get("id").getStringValue() + "/accept";
    doctor.post(accept).expect(200);

    doctor.post(accept).expectProblem(409, "invalid-transition");
  }

  @Test
  void a_slash_at_the_end_makes_no_other_request() {
    Client patient = clinic.patient().with("Idempotency-Key", "group-1");
    String groups = "/api/v1/record/groups";
    Answer first = patient.post(groups, "{\"name\": \"Joelho\"}").expect(201);

    Answer again = patient.post(groups + "/", "{\"name\": \"Joelho\"}").expect(201);

    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(patient.get(groups).expect(200).json().get("items").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 162, 163, 3_000})
  void a_date_of_any_length_is_told_to_be_wrong(int length) {
    clinic
        .doctor()
        .with("Idempotency-Key", "day-1")
        .post(
            "/api/v1/agenda/days/" + "1".repeat(length) + "/cancellation",
            "{\"reason\": \"Congresso\"}")
        .expectProblem(400, "invalid-request", "date");
  }

  @Test
  void after_a_day_a_key_is_forgotten() {
    try (Clinic own = Clinic.open()) {
      Client doctor = own.doctor();
      Client patient = own.patient().with("Idempotency-Key", "booking-1");
      patient.post(APPOINTMENTS, slot(doctor, "2027-03-12T12:00:00Z")).expect(201);
      own.clock().advance(Duration.ofHours(24).plusSeconds(1));

      patient.post(APPOINTMENTS, slot(doctor, "2027-03-12T12:50:00Z")).expect(201);
      assertThat(count(patient)).isEqualTo(2);
    }
  }

  @Test
  void sixteen_requests_at_once_with_one_key_make_one_appointment() throws Exception {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient().with("Idempotency-Key", "booking-1");
    String body = slot(doctor, "2027-03-11T12:00:00Z");

    List<Answer> answers = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Answer>> sent = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        sent.add(threads.submit(() -> patient.post(APPOINTMENTS, body)));
      }
      for (Future<Answer> each : sent) {
        answers.add(each.get());
      }
    } finally {
      threads.shutdown();
    }

    for (Answer answer : answers) {
      if (answer.status() == 409) {
        answer.expectProblem(409, "request-in-progress");
        assertThat(answer.header("Retry-After")).hasValue("1");
      } else {
        answer.expect(201);
      }
    }
    assertThat(answers).anyMatch(answer -> answer.status() == 201);
    assertThat(count(patient)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "tab\there"})
  void a_key_that_cannot_be_is_pointed_at(String key) {
    clinic
        .patient()
        .with("Idempotency-Key", key)
        .post(APPOINTMENTS, "{}")
        .expectProblem(400, "invalid-request", "Idempotency-Key");
  }

  @Test
  void a_key_may_have_255_characters_and_no_more() {
    clinic
        .patient()
        .with("Idempotency-Key", "k".repeat(255))
        .post(APPOINTMENTS, "{}")
        .expectProblem(400, "invalid-request", "/doctorId", "/startsAt");
    clinic
        .patient()
        .with("Idempotency-Key", "k".repeat(256))
        .post(APPOINTMENTS, "{}")
        .expectProblem(400, "invalid-request", "Idempotency-Key");
  }
}
