package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppointmentTest {

  private Clinic clinic;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private static final String APPOINTMENTS = "/api/v1/appointments";
  private static final String TUESDAY_NINE = "2027-03-02T12:00:00Z";
  private static final String TUESDAY_TEN_TO_TEN = "2027-03-02T12:50:00Z";

  private static String at(JsonNode appointment, String command) {
    return APPOINTMENTS + "/" + appointment.get("id").getStringValue() + command;
  }

  private static boolean offered(Client anyone, Client doctor, String startsAt) {
    return anyone
        .get("/api/v1/doctors/" + doctor.id() + "/slots?from=2027-03-02&to=2027-03-02")
        .expect(200)
        .body()
        .contains("\"startsAt\":\"" + startsAt + "\"");
  }

  @Test
  void free_slots_are_seen_by_anyone() {
    Client doctor = clinic.doctor();

    Answer slots =
        clinic
            .anonymous()
            .get("/api/v1/doctors/" + doctor.id() + "/slots?from=2027-03-02&to=2027-03-03")
            .expect(200);

    assertThat(slots.text("timeZone")).isEqualTo("America/Sao_Paulo");
    assertThat(slots.json().get("consultationPrice").get("amount").getStringValue())
        .isEqualTo("250.00");
    assertThat(slots.json().get("slots").size()).isEqualTo(20);
    assertThat(slots.json().get("slots").get(0).get("startsAt").getStringValue())
        .isEqualTo(TUESDAY_NINE);
  }

  @Test
  void a_refused_appointment_frees_its_slot_and_tells_why() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, TUESDAY_NINE);
    assertThat(offered(clinic.anonymous(), doctor, TUESDAY_NINE)).isFalse();

    doctor.post(at(appointment, "/refuse"), "{\"reason\": \"Não atendo nesse dia.\"}").expect(200);

    Answer seen = patient.get(at(appointment, "")).expect(200);
    assertThat(seen.text("status")).isEqualTo("REFUSED");
    assertThat(seen.text("refusalReason")).isEqualTo("Não atendo nesse dia.");
    assertThat(seen.json().get("answerBy").isNull()).isTrue();
    assertThat(offered(clinic.anonymous(), doctor, TUESDAY_NINE)).isTrue();
    clinic.requested(patient, doctor, TUESDAY_NINE);
  }

  @Test
  void either_party_cancels_with_a_justification() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, TUESDAY_NINE);
    patient
        .post(at(appointment, "/cancel"), "{\"justification\": \"x\"}")
        .expectProblem(400, "invalid-request", "/justification");

    JsonNode cancelled =
        patient
            .post(at(appointment, "/cancel"), "{\"justification\": \"Preciso viajar.\"}")
            .expect(200)
            .json();

    assertThat(cancelled.get("cancellation").get("by").getStringValue()).isEqualTo("PATIENT");
    doctor
        .post(at(appointment, "/cancel"), "{\"justification\": \"Também.\"}")
        .expectProblem(409, "invalid-transition");
    JsonNode again = clinic.requested(patient, doctor, TUESDAY_NINE);
    doctor.post(at(again, "/cancel"), "{\"justification\": \"Congresso.\"}").expect(200);
  }

  @Test
  void what_people_write_is_kept_as_it_shows() {
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, clinic.doctor(), TUESDAY_NINE);
    String newer = "\ud83e\udee9"; // came after Java 17

    Answer cancelled =
        patient
            .post(
                at(appointment, "/cancel"),
                "{\"justification\": \"\ufeffN\u0061\u0303o\u200b posso\u00a0ir "
                    + newer
                    + "\u202e\"}")
            .expect(200);

    assertThat(cancelled.json().get("cancellation").get("justification").getStringValue())
        .isEqualTo("Não posso ir " + newer);
  }

  @Test
  void a_taken_slot_is_taken_and_a_busy_patient_is_busy() {
    Client doctor = clinic.doctor();
    Client other = clinic.doctor();
    Client patient = clinic.patient();
    clinic.requested(patient, doctor, TUESDAY_NINE);

    String body = "{\"doctorId\": \"%s\", \"startsAt\": \"" + TUESDAY_NINE + "\"}";
    clinic
        .patient()
        .post(APPOINTMENTS, body.formatted(doctor.id()))
        .expectProblem(409, "slot-taken");
    patient.post(APPOINTMENTS, body.formatted(other.id())).expectProblem(422, "patient-busy");
  }

  @Test
  void a_patient_waits_for_five_answers_at_most() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    for (int hour = 0; hour < 5; hour++) {
      clinic.requested(
          patient, doctor, Instant.parse(TUESDAY_NINE).plusSeconds(3000L * hour).toString());
    }

    Answer sixth =
        patient
            .post(
                APPOINTMENTS,
                "{\"doctorId\": \"%s\", \"startsAt\": \"2027-03-03T12:00:00Z\"}"
                    .formatted(doctor.id()))
            .expectProblem(422, "too-many-requests-pending");
    assertThat(sixth.text("detail")).contains("5");
  }

  @Test
  void an_appointment_is_moved_at_its_old_price() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, TUESDAY_NINE);
    doctor.post(at(appointment, "/accept")).expect(200);
    doctor
        .with("If-Match", "*")
        .patch("/api/v1/doctors/me", "{\"consultationPrice\": {\"amount\": \"999.00\"}}")
        .expect(200);

    Answer moved =
        patient
            .post(at(appointment, "/reschedule"), "{\"startsAt\": \"" + TUESDAY_TEN_TO_TEN + "\"}")
            .expect(200);

    assertThat(moved.text("status")).isEqualTo("REQUESTED");
    assertThat(moved.text("startsAt")).isEqualTo(TUESDAY_TEN_TO_TEN);
    assertThat(moved.json().get("price").get("amount").getStringValue()).isEqualTo("250.00");
    assertThat(offered(clinic.anonymous(), doctor, TUESDAY_NINE)).isTrue();
    patient
        .post(at(appointment, "/reschedule"), "{\"startsAt\": \"2027-03-02T12:07:00Z\"}")
        .expectProblem(422, "slot-not-offered");
    assertThat(patient.get(at(appointment, "")).text("startsAt")).isEqualTo(TUESDAY_TEN_TO_TEN);
  }

  @Test
  void an_appointment_that_is_moved_to_the_time_it_has_stays_accepted() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, TUESDAY_NINE);
    String body = "{\"startsAt\": \"2027-03-02T09:50:00-03:00\"}";
    patient.post(at(appointment, "/reschedule"), body).expect(200);
    doctor.post(at(appointment, "/accept")).expect(200);
    String before = patient.get(at(appointment, "")).expect(200).body();

    Answer again = patient.post(at(appointment, "/reschedule"), body).expect(200);

    assertThat(again.body()).isEqualTo(before);
    assertThat(again.text("status")).isEqualTo("ACCEPTED");
    assertThat(patient.get(at(appointment, "")).expect(200).body()).isEqualTo(before);
  }

  @Test
  void nobody_but_the_parties_finds_an_appointment() {
    Client doctor = clinic.doctor();
    JsonNode appointment = clinic.requested(clinic.patient(), doctor, TUESDAY_NINE);

    clinic.patient().get(at(appointment, "")).expectProblem(404, "not-found");
    clinic.doctor().get(at(appointment, "")).expectProblem(404, "not-found");
    clinic.doctor().post(at(appointment, "/accept")).expectProblem(404, "not-found");
    clinic
        .patient()
        .post(at(appointment, "/cancel"), "{\"justification\": \"Não é minha.\"}")
        .expectProblem(404, "not-found");
  }

  @Test
  void a_consultation_takes_place_and_is_rated_once() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, TUESDAY_NINE);
    doctor.post(at(appointment, "/accept")).expect(200);
    doctor.post(at(appointment, "/complete")).expectProblem(409, "invalid-transition");
    patient.post(at(appointment, "/no-show")).expectProblem(409, "invalid-transition");
    patient
        .post(at(appointment, "/rating"), "{\"stars\": 5}")
        .expectProblem(409, "invalid-transition");
    clinic.clock().set(Instant.parse(TUESDAY_NINE).plus(Duration.ofMinutes(40)));

    assertThat(doctor.post(at(appointment, "/complete")).expect(200).text("status"))
        .isEqualTo("COMPLETED");
    JsonNode rated =
        patient
            .post(at(appointment, "/rating"), "{\"stars\": 4, \"comment\": \"Atenciosa.\"}")
            .expect(201)
            .json();
    assertThat(rated.get("rating").get("stars").getIntValue()).isEqualTo(4);
    patient.post(at(appointment, "/rating"), "{\"stars\": 1}").expectProblem(409, "already-rated");
    assertThat(doctor.get(at(appointment, "")).json().get("rating").isNull()).isTrue();
    JsonNode average =
        clinic.anonymous().get("/api/v1/doctors/" + doctor.id()).json().get("rating");
    assertThat(average.get("average").getBigDecimalValue()).isEqualByComparingTo("4");
    assertThat(average.get("count").getIntValue()).isEqualTo(1);
  }

  @Test
  void who_did_not_come_is_reported_by_the_other() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, TUESDAY_NINE);
    doctor.post(at(appointment, "/accept")).expect(200);
    clinic.clock().set(Instant.parse(TUESDAY_NINE).plus(Duration.ofMinutes(15)));

    Answer reported = patient.post(at(appointment, "/no-show")).expect(200);

    assertThat(reported.text("status")).isEqualTo("NO_SHOW");
    assertThat(reported.text("absent")).isEqualTo("DOCTOR");
  }

  @Test
  void a_request_that_nobody_answered_is_expired_when_its_time_is_over() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, "2027-03-05T12:00:00Z");
    clinic.clock().set(Instant.parse(appointment.get("answerBy").getStringValue()));

    assertThat(patient.get(at(appointment, "")).text("status")).isEqualTo("EXPIRED");
    Answer late = doctor.post(at(appointment, "/accept"));
    late.expectProblem(409, "invalid-transition");
    assertThat(late.text("detail")).contains("expirada");
  }

  @Test
  void a_list_goes_on_where_it_stopped() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    for (int i = 0; i < 5; i++) {
      clinic.requested(
          patient, doctor, Instant.parse(TUESDAY_NINE).plusSeconds(3000L * i).toString());
    }

    Set<String> seen = new HashSet<>();
    String next = "";
    int pages = 0;
    do {
      JsonNode page = patient.get(APPOINTMENTS + "?limit=2" + next).expect(200).json();
      page.get("items").values().forEach(item -> seen.add(item.get("id").getStringValue()));
      next = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").getStringValue();
      pages++;
    } while (!next.isEmpty());

    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(5);
  }

  @Test
  void a_cursor_is_good_for_its_own_list_only() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    clinic.requested(patient, doctor, TUESDAY_NINE);
    clinic.requested(patient, doctor, TUESDAY_TEN_TO_TEN);
    String cursor = patient.get(APPOINTMENTS + "?limit=1").expect(200).text("next");

    patient.get(APPOINTMENTS + "?limit=5&cursor=" + cursor).expect(200);
    patient
        .get(APPOINTMENTS + "?status=REQUESTED&cursor=" + cursor)
        .expectProblem(400, "invalid-request", "cursor");
    doctor.get(APPOINTMENTS + "?cursor=" + cursor).expectProblem(400, "invalid-request", "cursor");
    patient
        .get(APPOINTMENTS + "?cursor=" + cursor.substring(1))
        .expectProblem(400, "invalid-request", "cursor");
  }

  @Test
  void a_list_shows_what_was_asked_for() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode first = clinic.requested(patient, doctor, TUESDAY_NINE);
    clinic.requested(patient, doctor, TUESDAY_TEN_TO_TEN);
    doctor.post(at(first, "/accept")).expect(200);

    assertThat(size(patient, "?status=ACCEPTED")).isEqualTo(1);
    assertThat(size(doctor, "?status=REQUESTED")).isEqualTo(1);
    assertThat(size(patient, "?from=" + TUESDAY_TEN_TO_TEN)).isEqualTo(1);
    assertThat(size(patient, "?to=" + TUESDAY_TEN_TO_TEN)).isEqualTo(1);
    assertThat(size(patient, "?from=2027-03-02T09:00:00-03:00")).isEqualTo(2);
    assertThat(size(clinic.patient(), "")).isZero();
    patient
        .get(APPOINTMENTS + "?status=accepted&from=2027&to=now&limit=1000&cursor=x")
        .expectProblem(400, "invalid-request", "status", "from", "to", "limit", "cursor");
  }

  private static int size(Client caller, String query) {
    return caller.get(APPOINTMENTS + query).expect(200).json().get("items").size();
  }

  @Test
  void a_party_takes_the_appointment_into_their_calendar() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, TUESDAY_NINE);
    String calendar = at(appointment, "/calendar.ics");

    assertThat(patient.get(calendar).expect(200).body())
        .contains("STATUS:TENTATIVE", "SEQUENCE:0", "DTSTART:20270302T120000Z")
        .doesNotContain("/meet/");
    doctor.post(at(appointment, "/accept")).expect(200);
    Answer accepted = patient.get(calendar).expect(200);
    assertThat(accepted.header("Content-Type")).hasValue("text/calendar; charset=utf-8");
    assertThat(accepted.header("Content-Disposition"))
        .hasValue("attachment; filename=\"consulta.ics\"");
    assertThat(accepted.header("Cache-Control")).hasValue("no-store");
    assertThat(accepted.body())
        .contains("METHOD:PUBLISH", "SEQUENCE:1", "STATUS:CONFIRMED")
        .contains("SUMMARY:Teleconsulta com Ana Souza")
        .contains("/meet/" + appointment.get("id").getStringValue().substring(0, 8))
        .doesNotContain("cardiol", "example.com", "ATTENDEE");
    assertThat(doctor.with("Accept-Language", "en").get(calendar).expect(200).body())
        .contains("SUMMARY:Online consultation with Joana Lima");
    assertThat(patient.with("Accept", "text/calendar").get(calendar).expect(200).body())
        .isEqualTo(accepted.body());

    clinic.patient().get(calendar).expectProblem(404, "not-found");
    clinic.doctor().get(calendar).expectProblem(404, "not-found");
    clinic.operator().get(calendar).expectProblem(403, "forbidden");
    clinic.anonymous().get(calendar).expectProblem(401, "unauthenticated");
  }

  @Test
  void a_doctor_calls_off_a_day_in_one_step() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();
    JsonNode appointment = clinic.requested(patient, doctor, TUESDAY_NINE);
    String tuesday = "/api/v1/agenda/days/2027-03-02/cancellation";
    String reason = "{\"reason\": \"Estou doente.\"}";
    Client keyed = doctor.with("Idempotency-Key", "um-dia-ruim");

    Answer off = keyed.post(tuesday, reason).expect(200);

    assertThat(off.json().get("cancelled").size()).isEqualTo(1);
    JsonNode cancelled = off.json().get("cancelled").get(0);
    assertThat(cancelled.get("id")).isEqualTo(appointment.get("id"));
    assertThat(cancelled.get("status").getStringValue()).isEqualTo("CANCELLED");
    assertThat(cancelled.get("cancellation").get("by").getStringValue()).isEqualTo("DOCTOR");
    assertThat(offered(clinic.anonymous(), doctor, TUESDAY_NINE)).isFalse();
    assertThat(doctor.get("/api/v1/agenda").expect(200).body())
        .contains("{\"date\":\"2027-03-02\",\"windows\":[]}");
    assertThat(keyed.post(tuesday, reason).expect(200).body()).isEqualTo(off.body());
    assertThat(doctor.post(tuesday, reason).expect(200).json().get("cancelled").size()).isZero();
  }

  @Test
  void a_day_is_called_off_with_a_reason_while_it_lasts_by_a_doctor() {
    Client doctor = clinic.doctor();
    String days = "/api/v1/agenda/days/";
    String reason = "{\"reason\": \"Estou doente.\"}";

    Answer passed =
        doctor.post(days + "2027-02-28/cancellation", reason).expectProblem(422, "day-over");
    assertThat(passed.text("detail")).startsWith("domingo, 28/02 já passou");
    for (String none : new String[] {"2027-02-30", "tomorrow", "1"}) {
      doctor
          .post(days + none + "/cancellation", reason)
          .expectProblem(400, "invalid-request", "date");
    }
    doctor
        .post(days + "2027-03-02/cancellation", "{}")
        .expectProblem(400, "invalid-request", "/reason");
    clinic.patient().post(days + "2027-03-02/cancellation", reason).expectProblem(403, "forbidden");
    clinic.anonymous().post(days + "2027-03-02/cancellation", reason).expect(401);
  }
}
