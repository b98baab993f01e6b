package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What throw-away accounts can do, and what operators do about them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewAccountTest {

  private static final String APPOINTMENTS = "/api/v1/appointments";
  private static final String PATIENTS = "/api/v1/operator/patients";
  private static final String REASON = "{\"reason\": \"Contas em série.\"}";
  private static final String TUESDAY_NINE = "2027-03-02T12:00:00Z";
  private static final String TUESDAY_TEN_TO_TEN = "2027-03-02T12:50:00Z";
  private static final String TUESDAY_TWENTY_TO_ELEVEN = "2027-03-02T13:40:00Z";

  private Clinic clinic;

  @BeforeAll
  void open() {
    clinic = Clinic.openWithQuota();
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  // — the quota —

  @Test
  void a_new_patient_is_told_what_to_do_in_both_languages() {
    Client doctor = clinic.doctor();
    clinic.clock().advance(Duration.ofSeconds(1)); // a minute that has begun is not yet over
    Client patient = clinic.patient();
    Instant until = clinic.clock().instant().plus(Duration.ofHours(24));
    clinic.requested(patient, doctor, TUESDAY_NINE);

    Answer refused =
        patient
            .post(APPOINTMENTS, booking(doctor, TUESDAY_TEN_TO_TEN))
            .expectProblem(422, "too-many-requests-pending");

    assertThat(refused.text("opensAt")).isEqualTo(until.toString());
    assertThat(refused.text("detail"))
        .isEqualTo(
            "Enquanto a conta é nova, cabe um pedido por médico, e este médico ainda não respondeu"
                + " ao seu. Espere a resposta, remarque o pedido ou peça de novo a partir de"
                + " terça-feira, 02/03, às 8h01 (horário de Brasília).");
    assertThat(
            patient
                .with("Accept-Language", "en")
                .post(APPOINTMENTS, booking(doctor, TUESDAY_TEN_TO_TEN))
                .text("detail"))
        .contains(
            "one request a doctor", "ask again from Tuesday, 2 March, at 8:01 am (Brasilia Time).");
  }

  @Test
  void a_new_patient_waits_for_two_answers_at_most_and_a_day_later_for_more() {
    try (Clinic other = Clinic.openWithQuota()) {
      Client patient = other.patient();
      other.requested(patient, other.doctor(), TUESDAY_NINE);
      other.requested(patient, other.doctor(), TUESDAY_TEN_TO_TEN);
      Client third = other.doctor();

      Answer refused =
          patient
              .post(APPOINTMENTS, booking(third, TUESDAY_TWENTY_TO_ELEVEN))
              .expectProblem(422, "too-many-requests-pending");

      assertThat(refused.text("detail")).contains("no máximo 2 pedidos", "Espere uma resposta");
      other.clock().advance(Duration.ofHours(24));
      other.requested(patient, third, "2027-03-04T12:00:00Z");
      other.requested(patient, third, "2027-03-04T12:50:00Z");
      other.requested(patient, third, "2027-03-04T13:40:00Z");
    }
  }

  @Test
  void moving_counts_as_asking() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    String accepted = clinic.requested(patient, doctor, TUESDAY_NINE).get("id").getStringValue();
    doctor.post(APPOINTMENTS + "/" + accepted + "/accept").expect(200);
    clinic.requested(patient, doctor, TUESDAY_TEN_TO_TEN);

    patient
        .post(
            APPOINTMENTS + "/" + accepted + "/reschedule",
            "{\"startsAt\": \"" + TUESDAY_TWENTY_TO_ELEVEN + "\"}")
        .expectProblem(422, "too-many-requests-pending");
  }

  // — what operators see and do —

  @Test
  void an_operator_sees_new_patients_who_wait_and_no_name() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    Client waitsForNobody = clinic.patient();
    clinic.requested(patient, doctor, TUESDAY_NINE);

    Answer seen = clinic.operator().get(PATIENTS).expect(200);

    assertThat(seen.body())
        .contains(
            "\"id\":\"" + patient.id() + "\"",
            "\"standing\":\"ACTIVE\"",
            "\"suspensionReason\":null",
            "\"doctorId\":\"" + doctor.id() + "\"",
            "\"newPatients\":1")
        .doesNotContain("Joana", "example.com", waitsForNobody.id());
  }

  @Test
  void a_page_of_patients_leads_to_the_next() {
    Client doctor = clinic.doctor();
    clinic.requested(clinic.patient(), doctor, TUESDAY_NINE);
    clinic.requested(clinic.patient(), doctor, TUESDAY_TEN_TO_TEN);
    Client operator = clinic.operator();

    Answer first = operator.get(PATIENTS + "?limit=1").expect(200);
    Answer second = operator.get(PATIENTS + "?limit=1&cursor=" + first.text("next")).expect(200);

    assertThat(second.json().get("items").size()).isEqualTo(1);
    assertThat(second.body())
        .doesNotContain(first.json().get("items").get(0).get("id").getStringValue());
    operator
        .get(PATIENTS + "?concern=SUSPENDED&cursor=" + first.text("next"))
        .expectProblem(400, "invalid-request", "cursor");
    operator.get(PATIENTS + "?concern=odd").expectProblem(400, "invalid-request", "concern");
  }

  @Test
  void a_suspension_ends_tokens_and_cancels_what_awaits_an_answer() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    Client operator = clinic.operator();
    String id = clinic.requested(patient, doctor, TUESDAY_NINE).get("id").getStringValue();

    operator.post(suspensionOf(patient), REASON).expect(204);

    patient.get("/api/v1/patients/me").expectProblem(401, "unauthenticated");
    Answer cancelled = doctor.get(APPOINTMENTS + "/" + id).expect(200);
    assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
    assertThat(cancelled.body()).doesNotContain("Contas em série");
    Answer suspended = operator.get(PATIENTS + "?concern=SUSPENDED").expect(200);
    assertThat(suspended.body())
        .contains(patient.id(), "\"suspensionReason\":\"Contas em série.\"");
    operator.post(suspensionOf(patient), "{\"reason\": \"De novo.\"}").expect(204);
    assertThat(operator.get(PATIENTS + "?concern=SUSPENDED").body()).doesNotContain("De novo.");
  }

  @Test
  void a_reinstated_patient_is_a_patient_again() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    Client operator = clinic.operator();
    operator.post(suspensionOf(patient), REASON).expect(204);

    operator.delete(suspensionOf(patient)).expect(204);
    operator.delete(suspensionOf(patient)).expect(204);

    clinic.requested(patient, doctor, TUESDAY_NINE);
    assertThat(operator.get(PATIENTS + "?concern=SUSPENDED").body()).doesNotContain(patient.id());
  }

  @Test
  void a_reason_is_needed() {
    Client patient = clinic.patient();
    Client operator = clinic.operator();

    for (String body :
        new String[] {
          "{}",
          "{\"reason\": null}",
          "{\"reason\": \"ab\"}",
          "{\"reason\": \"" + "a".repeat(501) + "\"}",
          "{\"reason\": 5}"
        }) {
      operator.post(suspensionOf(patient), body).expectProblem(400, "invalid-request", "/reason");
    }
    patient.get("/api/v1/patients/me").expect(200);
  }

  @Test
  void only_operators_do_this_and_only_to_patients() {
    Client patient = clinic.patient();
    Client doctor = clinic.doctor();
    for (Client other : new Client[] {patient, doctor}) {
      other.post(suspensionOf(patient), REASON).expectProblem(403, "forbidden");
      other.delete(suspensionOf(patient)).expectProblem(403, "forbidden");
      other.get(PATIENTS).expectProblem(403, "forbidden");
    }
    clinic.anonymous().post(suspensionOf(patient), REASON).expectProblem(401, "unauthenticated");
    clinic.anonymous().delete(suspensionOf(patient)).expectProblem(401, "unauthenticated");
    clinic.anonymous().get(PATIENTS).expectProblem(401, "unauthenticated");

    Client operator = clinic.operator();
    operator.post(suspensionOf(doctor), REASON).expectProblem(404, "not-found");
    operator.delete(suspensionOf(doctor)).expectProblem(404, "not-found");
    operator
        .post(PATIENTS + "/01900000-0000-7000-8000-000000000000/suspension", REASON)
        .expectProblem(404, "not-found");
    patient.get("/api/v1/patients/me").expect(200);
  }

  // — asking who is a patient —

  @Test
  void after_ten_conflicts_sign_ups_from_the_address_wait_seconds() {
    try (Clinic other = Clinic.openWithQuota()) {
      String known = Clinic.patientSignUp("joana@example.com", Cpfs.of(1));
      other.anonymous().post("/api/v1/patients", known).expect(201);
      for (int i = 0; i < 5; i++) {
        other.anonymous().post("/api/v1/patients", known).expectProblem(409, "already-registered");
      }
      String doctor = Clinic.doctorSignUp("ana@example.com", "77");
      other.anonymous().post("/api/v1/doctors", doctor).expect(201);
      for (int i = 0; i < 5; i++) {
        other.anonymous().post("/api/v1/doctors", doctor).expectProblem(409, "already-registered");
      }

      String newcomer = Clinic.patientSignUp("rita@example.com", Cpfs.of(2));
      Answer refused =
          other
              .anonymous()
              .post("/api/v1/patients", newcomer)
              .expectProblem(429, "too-many-requests");

      assertThat(refused.header("Retry-After")).hasValue("30");
      other.clock().advance(Duration.ofSeconds(30));
      other.anonymous().post("/api/v1/patients", newcomer).expect(201);
      other.anonymous().post("/api/v1/patients", known).expectProblem(429, "too-many-requests");
    }
  }

  private static String suspensionOf(Client person) {
    return PATIENTS + "/" + person.id() + "/suspension";
  }

  private static String booking(Client doctor, String startsAt) {
    return "{\"doctorId\": \"%s\", \"startsAt\": \"%s\"}".formatted(doctor.id(), startsAt);
  }
}
