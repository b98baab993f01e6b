package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {

  private static final String OWN = "/api/v1/me/calendar-feed";
  private static final String TUESDAY_NINE = "2027-03-02T12:00:00Z";

  private Clinic clinic;
  private Client doctor;
  private Client patient;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
    doctor = clinic.doctor();
    patient = clinic.patient();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private Answer read(String url) {
    return clinic.anonymous().get(URI.create(url).getPath());
  }

  @Test
  void whoever_has_the_address_reads_when_and_where_and_nothing_of_health() {
    JsonNode appointment = clinic.requested(patient, doctor, TUESDAY_NINE);
    String accept = "/api/v1/appointments/" + appointment.get("id").getStringValue() + "/accept";
    doctor.post(accept).expect(200);
    String url = patient.post(OWN).expect(200).text("url");
    assertThat(url).startsWith("http://").endsWith("/agenda.ics");
    assertThat(patient.get(OWN).expect(200).text("url")).isEqualTo(url);

    Answer feed = read(url).expect(200);
    assertThat(feed.header("Content-Type")).hasValue("text/calendar; charset=utf-8");
    assertThat(feed.header("Cache-Control")).hasValue("private, no-cache");
    assertThat(feed.body())
        .contains("DTSTART:20270302T120000Z", "SUMMARY:Compromisso")
        .doesNotContain("Ana", "Souza", "Joana", "onsulta", "cardio", "Médic");
    assertThat(
            clinic.anonymous().with("Accept-Language", "en").get(URI.create(url).getPath()).body())
        .contains("SUMMARY:Appointment");
  }

  @Test
  void a_reader_that_has_it_gets_it_again_only_once_it_has_changed() {
    String path = URI.create(patient.post(OWN).expect(200).text("url")).getPath();
    Client polling = clinic.anonymous().with("If-None-Match", read(path).expect(200).etag());

    Answer same = polling.get(path).expect(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.header("Cache-Control")).hasValue("private, no-cache");

    clinic.requested(patient, doctor, TUESDAY_NINE);
    assertThat(polling.get(path).expect(200).body()).contains("STATUS:TENTATIVE");
  }

  @Test
  void a_new_address_voids_the_old_one_and_revoking_voids_all() {
    assertThat(patient.get(OWN).expectProblem(404, "not-found").header("ETag")).isEmpty();
    String first = patient.post(OWN).expect(200).text("url");
    String second = patient.post(OWN).expect(200).text("url");
    read(first).expectProblem(404, "not-found");
    read(second).expect(200);

    patient.delete(OWN).expect(204);
    patient.delete(OWN).expect(204);
    read(second).expectProblem(404, "not-found");
    patient.get(OWN).expectProblem(404, "not-found");
    read("/api/v1/calendar-feeds/guessed/agenda.ics").expectProblem(404, "not-found");
  }

  @Test
  void a_doctor_has_one_too_until_they_are_suspended() {
    String url = doctor.post(OWN).expect(200).text("url");
    read(url).expect(200);

    clinic
        .operator()
        .post(
            "/api/v1/operator/doctors/" + doctor.id() + "/verification",
            "{\"decision\": \"SUSPENDED\", \"reason\": \"Registro cassado.\"}")
        .expect(200);
    read(url).expectProblem(404, "not-found");
  }

  @Test
  void an_operator_has_no_appointments_and_no_feed() {
    clinic.operator().post(OWN).expectProblem(403, "forbidden");
    clinic.anonymous().get(OWN).expectProblem(401, "unauthenticated");
  }
}
