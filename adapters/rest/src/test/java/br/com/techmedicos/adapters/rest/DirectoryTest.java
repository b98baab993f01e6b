package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

  private Clinic clinic;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  @Test
  void a_new_doctor_is_in_no_search_and_cannot_be_booked() {
    Answer signedUp =
        clinic
            .anonymous()
            .post("/api/v1/doctors", Clinic.doctorSignUp("ana@example.com", "0012345"))
            .expect(201);

    assertThat(signedUp.text("status")).isEqualTo("PENDING_VERIFICATION");
    assertThat(signedUp.json().get("crm").get("number").getStringValue()).isEqualTo("12345");
    String path = "/api/v1/doctors/" + signedUp.text("id");
    assertThat(signedUp.header("Location")).hasValue("/api/v1/doctors/me");
    clinic.anonymous().get(path).expectProblem(404, "not-found");
    clinic.anonymous().get(path + "/slots").expectProblem(404, "not-found");
    clinic
        .patient()
        .post(
            "/api/v1/appointments",
            "{\"doctorId\": \"%s\", \"startsAt\": \"2027-03-02T12:00:00Z\"}"
                .formatted(signedUp.text("id")))
        .expectProblem(422, "doctor-not-bookable");
    assertThat(clinic.anonymous().get("/api/v1/doctors").json().get("items").size()).isZero();
  }

  @Test
  void a_registration_is_shown_once_it_is_verified() {
    Client doctor = clinic.newDoctor();
    JsonNode own = doctor.get("/api/v1/doctors/me").expect(200).json();
    assertThat(own.get("specialties").get(0).get("rqe").getStringValue()).isEqualTo("12345");
    assertThat(own.get("specialties").get(0).get("title").getStringValue())
        .isEqualTo("NÃO ESPECIALISTA");

    decide(doctor, "{\"decision\": \"APPROVED\"}").expect(200);

    JsonNode specialties = publicly(doctor).get("specialties");
    assertThat(specialties.get(0).get("rqe").getStringValue()).isEqualTo("12345");
    assertThat(specialties.get(0).get("title").getStringValue()).isEqualTo("ESPECIALISTA");
    assertThat(specialties.get(1).get("title").getStringValue()).isEqualTo("NÃO ESPECIALISTA");
    doctor
        .with("If-Match", "*")
        .patch(
            "/api/v1/doctors/me",
            "{\"specialties\": [{\"code\": \"cardiology\", \"rqe\": \"777\"}]}")
        .expect(200);
    assertThat(publicly(doctor).get("specialties").get(0).get("rqe").isNull()).isTrue();
    assertThat(doctor.get("/api/v1/doctors/me").body()).contains("\"rqe\":\"777\"");
  }

  @Test
  void what_is_not_public_is_not_shown() {
    Client doctor = clinic.doctor();

    assertThat(publicly(doctor).get("email")).isNull();
    assertThat(clinic.anonymous().get("/api/v1/doctors").body()).doesNotContain("example.com");
  }

  @Test
  void a_crm_or_an_address_is_for_one_doctor() {
    clinic
        .anonymous()
        .post("/api/v1/doctors", Clinic.doctorSignUp("one@example.com", "555"))
        .expect(201);

    Answer sameCrm =
        clinic
            .anonymous()
            .post("/api/v1/doctors", Clinic.doctorSignUp("two@example.com", "555"))
            .expectProblem(409, "already-registered");
    assertThat(sameCrm.text("detail")).contains("CRM");
    Answer sameEmail =
        clinic
            .anonymous()
            .post("/api/v1/doctors", Clinic.doctorSignUp("ONE@example.com", "556"))
            .expectProblem(409, "already-registered");
    assertThat(sameEmail.text("detail")).contains("e-mail");
    clinic
        .anonymous()
        .post(
            "/api/v1/doctors",
            Clinic.doctorSignUp("three@example.com", "555")
                .replace(
                    "\"number\": \"555\", \"state\": \"SP\"",
                    "\"number\": \"555\", \"state\": \"RJ\""))
        .expect(201);
  }

  @Test
  void doctors_are_found_near_a_place() {
    Client doctor = clinic.doctor();

    JsonNode page =
        clinic
            .anonymous()
            .get("/api/v1/doctors?specialty=cardiology&near=-23.5505,-46.6333&withinKm=5")
            .expect(200)
            .json();

    JsonNode found = page.get("items").get(0);
    assertThat(found.get("id").getStringValue()).isEqualTo(doctor.id());
    assertThat(found.get("distanceKm").getDoubleValue()).isBetween(2.5, 2.7);
    assertThat(found.get("rating").get("average").isNull()).isTrue();
    assertThat(found.get("rating").get("count").getIntValue()).isZero();
    assertThat(page.get("next").isNull()).isTrue();
    assertThat(size("?specialty=cardiology&near=-22.9,-43.2&withinKm=5")).isZero();
    assertThat(size("?specialty=dermatology")).isZero();
    assertThat(size("?minRating=4.5")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "near=-23.550500000000003,-46.633300000000006&withinKm=5.000000000000001",
        "near=-2.35505E1,-466333e-4&withinKm=5e0",
        "near=-23.5505,%20-46.6333&withinKm=5.0"
      })
  void a_place_is_any_number_that_a_program_writes(String query) {
    clinic.doctor();

    assertThat(size("?" + query)).isEqualTo(1);
  }

  @Test
  void places_that_are_nearly_at_the_equator_are_places() {
    assertThat(size("?near=1.0E-5,-4.9e-7")).isZero();
    assertThat(size("?near=0.00010000000000000002,-0.0")).isZero();
  }

  @Test
  void a_search_goes_on_where_it_stopped_and_nowhere_else() {
    for (int i = 0; i < 3; i++) {
      clinic.doctor();
    }
    String query = "/api/v1/doctors?sort=price&limit=2";
    JsonNode first = clinic.anonymous().get(query).expect(200).json();
    String cursor = first.get("next").getStringValue();

    JsonNode second = clinic.anonymous().get(query + "&cursor=" + cursor).expect(200).json();

    assertThat(second.get("items").size()).isEqualTo(1);
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(cursor).matches("[A-Za-z0-9_.-]+");
    clinic
        .anonymous()
        .get("/api/v1/doctors?sort=rating&limit=2&cursor=" + cursor)
        .expectProblem(400, "invalid-request", "cursor");
    clinic
        .anonymous()
        .get(query + "&specialty=cardiology&cursor=" + cursor)
        .expectProblem(400, "invalid-request", "cursor");
  }

  @Test
  void an_operator_sees_who_waits_and_decides() {
    Client doctor = clinic.newDoctor();
    JsonNode waiting = clinic.operator().get("/api/v1/operator/doctors").expect(200).json();
    assertThat(waiting.get("items").get(0).get("id").getStringValue()).isEqualTo(doctor.id());

    decide(doctor, "{\"decision\": \"REJECTED\"}").expectProblem(400, "invalid-request", "/reason");
    decide(doctor, "{\"decision\": \"MAYBE\", \"reason\": \"x\"}")
        .expectProblem(400, "invalid-request", "/decision");
    Answer rejected =
        decide(doctor, "{\"decision\": \"REJECTED\", \"reason\": \"CRM não encontrado.\"}")
            .expect(200);

    assertThat(rejected.text("status")).isEqualTo("REJECTED");
    assertThat(doctor.get("/api/v1/doctors/me").text("statusReason"))
        .isEqualTo("CRM não encontrado.");
    decide(doctor, "{\"decision\": \"REJECTED\", \"reason\": \"Outra vez.\"}")
        .expectProblem(409, "nothing-to-decide");
    clinic
        .operator()
        .get("/api/v1/operator/doctors?status=NOBODY&limit=0&cursor=x")
        .expectProblem(400, "invalid-request", "status", "limit", "cursor");
    assertThat(
            clinic
                .operator()
                .get("/api/v1/operator/doctors?status=REJECTED")
                .json()
                .get("items")
                .size())
        .isEqualTo(1);
  }

  @Test
  void a_suspended_doctor_is_out_from_the_next_call_on() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, "2027-03-02T12:00:00Z");

    decide(doctor, "{\"decision\": \"SUSPENDED\", \"reason\": \"Licença cassada.\"}").expect(200);

    doctor.get("/api/v1/doctors/me").expectProblem(401, "unauthenticated");
    clinic.anonymous().get("/api/v1/doctors/" + doctor.id()).expectProblem(404, "not-found");
    JsonNode cancelled =
        patient
            .get("/api/v1/appointments/" + appointment.get("id").getStringValue())
            .expect(200)
            .json();
    assertThat(cancelled.get("cancellation").get("by").getStringValue()).isEqualTo("SERVICE");
  }

  private Answer decide(Client doctor, String decision) {
    return clinic
        .operator()
        .post("/api/v1/operator/doctors/" + doctor.id() + "/verification", decision);
  }

  private JsonNode publicly(Client doctor) {
    return clinic.anonymous().get("/api/v1/doctors/" + doctor.id()).expect(200).json();
  }

  private int size(String query) {
    return clinic.anonymous().get("/api/v1/doctors" + query).expect(200).json().get("items").size();
  }
}
