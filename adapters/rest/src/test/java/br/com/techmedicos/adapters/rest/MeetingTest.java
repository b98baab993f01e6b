package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeetingTest {

  private static final String TUESDAY_NINE = "2027-03-02T12:00:00Z";
  private static final Instant START = Instant.parse(TUESDAY_NINE);
  private static final Instant OPENING = START.minus(Duration.ofMinutes(10));
  private static final Instant CLOSING = START.plus(Duration.ofMinutes(60));
  private static final String CONSENT = "{\"version\": \"2026-11\"}";

  private Clinic clinic;
  private Client doctor;
  private Client patient;
  private String appointment;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
    doctor = clinic.doctor();
    patient = clinic.patient();
    appointment =
        "/api/v1/appointments/"
            + clinic.requested(patient, doctor, TUESDAY_NINE).get("id").getStringValue();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private Answer join(Client caller) {
    return caller.post(appointment + "/meeting/join");
  }

  private void accept() {
    doctor.post(appointment + "/accept").expect(200);
  }

  @Test
  void an_accepted_appointment_has_a_meeting_that_its_parties_know_of() {
    patient.get(appointment + "/meeting").expectProblem(409, "meeting-unavailable");
    accept();

    for (Client party : new Client[] {patient, doctor}) {
      Answer meeting = party.get(appointment + "/meeting").expect(200);
      String id = appointment.substring(appointment.lastIndexOf('/') + 1);
      assertThat(meeting.text("url")).matches("http://[a-z0-9.]+:\\d+/meet/" + id);
      assertThat(meeting.text("opensAt")).isEqualTo(OPENING.toString());
      assertThat(meeting.text("closesAt")).isEqualTo(CLOSING.toString());
    }
    clinic.patient().get(appointment + "/meeting").expectProblem(404, "not-found");
    clinic.anonymous().get(appointment + "/meeting").expectProblem(401, "unauthenticated");
    clinic.operator().get(appointment + "/meeting").expectProblem(403, "forbidden");

    clinic.clock().set(CLOSING);
    patient.get(appointment + "/meeting").expectProblem(409, "meeting-unavailable");
  }

  @Test
  void the_text_of_the_consent_is_for_anyone_in_both_languages() {
    Answer portuguese = clinic.anonymous().get("/api/v1/consents/teleconsultation").expect(200);
    Answer english =
        clinic
            .anonymous()
            .with("Accept-Language", "en")
            .get("/api/v1/consents/teleconsultation")
            .expect(200);

    assertThat(portuguese.text("language")).isEqualTo("pt-BR");
    assertThat(portuguese.text("text")).contains("2.314/2022", "\n\n");
    assertThat(english.text("language")).isEqualTo("en");
    assertThat(english.text("text")).contains("2.314/2022", "\n\n");
    assertThat(english.text("version")).isEqualTo(portuguese.text("version")).isEqualTo("2026-11");
  }

  @Test
  void a_patient_consents_once_to_the_text_that_holds() {
    patient.post(appointment + "/consent", CONSENT).expectProblem(409, "meeting-unavailable");
    accept();

    patient
        .post(appointment + "/consent", "{\"version\": \"1999-01\"}")
        .expectProblem(409, "consent-outdated");
    patient.post(appointment + "/consent", "{}").expectProblem(400, "invalid-request", "/version");
    doctor.post(appointment + "/consent", CONSENT).expectProblem(403, "forbidden");
    clinic.patient().post(appointment + "/consent", CONSENT).expectProblem(404, "not-found");
    patient.post(appointment + "/consent", CONSENT).expect(204);
    patient.post(appointment + "/consent", CONSENT).expect(204);
    Client repeating = patient.with("Idempotency-Key", "um-consentimento");
    repeating.post(appointment + "/consent", CONSENT).expect(204);
    repeating.post(appointment + "/consent", CONSENT).expect(204);
  }

  @Test
  void both_parties_join_a_room_of_our_own() {
    accept();
    patient.post(appointment + "/consent", CONSENT).expect(204);
    clinic.clock().set(OPENING);

    JsonNode doctors = join(doctor).expect(200).json();
    JsonNode patients = join(patient).expect(200).json();

    assertThat(doctors.get("provider").getStringValue()).isEqualTo("ROOM");
    assertThat(doctors.get("party").getStringValue()).isEqualTo("DOCTOR");
    assertThat(doctors.get("peer").get("name").getStringValue()).isEqualTo("Joana Lima");
    assertThat(patients.get("party").getStringValue()).isEqualTo("PATIENT");
    assertThat(patients.get("peer").get("name").getStringValue()).isEqualTo("Ana Souza");
    assertThat(patients.get("startsAt").getStringValue()).isEqualTo(TUESDAY_NINE);
    assertThat(patients.get("endsAt").getStringValue()).isEqualTo("2027-03-02T12:50:00Z");
    assertThat(patients.get("closesAt").getStringValue()).isEqualTo(CLOSING.toString());
    assertThat(patients.get("now").getStringValue()).isEqualTo(OPENING.toString());
    assertThat(patients.get("signalling").get("path").getStringValue())
        .isEqualTo("/api/v1/meetings/signalling");
    assertThat(patients.get("signalling").get("ticket").getStringValue())
        .isNotEqualTo(doctors.get("signalling").get("ticket").getStringValue());
    assertThat(patients.get("iceServers").size()).isEqualTo(2);
    assertThat(patients.get("iceServers").get(0).get("username")).isNull();
    assertThat(patients.get("iceServers").get(1).get("credential").getStringValue())
        .isEqualTo("a credential");
    assertThat(patients.get("iceTransportPolicy").getStringValue()).isEqualTo("all");
    assertThat(patients.get("url")).isNull();
  }

  @Test
  void a_third_person_does_not_find_the_meeting() {
    accept();
    clinic.clock().set(START);

    join(clinic.patient()).expectProblem(404, "not-found");
    join(clinic.doctor()).expectProblem(404, "not-found");
    join(clinic.operator()).expectProblem(403, "forbidden");
    join(clinic.anonymous()).expectProblem(401, "unauthenticated");
  }

  @Test
  void eleven_minutes_early_is_told_when_it_opens() {
    accept();
    clinic.clock().set(START.minus(Duration.ofMinutes(11)));

    Answer early = join(doctor).expectProblem(409, "meeting-not-open");

    assertThat(early.text("opensAt")).isEqualTo(OPENING.toString());
    assertThat(early.header("Retry-After")).hasValue("60");
    assertThat(early.text("detail")).startsWith("A sala da teleconsulta abre");
    assertThat(join(doctor.with("Accept-Language", "en")).text("detail"))
        .startsWith("The meeting room opens");
  }

  @Test
  void eleven_minutes_late_is_over() {
    accept();
    clinic.clock().set(START.plus(Duration.ofMinutes(61)));

    join(doctor).expectProblem(409, "meeting-over");
    patient.post(appointment + "/consent", CONSENT).expectProblem(409, "meeting-over");
  }

  @Test
  void a_patient_who_has_not_consented_waits_outside_and_the_doctor_inside() {
    accept();
    clinic.clock().set(START);

    join(patient).expectProblem(409, "consent-required");
    join(doctor).expect(200);
  }

  @Test
  void a_cancelled_appointment_has_no_meeting() {
    accept();
    clinic.clock().set(OPENING);
    patient.post(appointment + "/cancel", "{\"justification\": \"Adoeci.\"}").expect(200);

    Answer refused = join(doctor).expectProblem(409, "meeting-unavailable");

    assertThat(refused.text("detail")).contains("cancelada");
  }

  @Test
  void a_rescheduled_appointment_needs_a_new_acceptance_and_a_new_consent() {
    accept();
    patient.post(appointment + "/consent", CONSENT).expect(204);
    for (String elsewhere : new String[] {"2027-03-02T12:50:00Z", TUESDAY_NINE}) {
      patient
          .post(appointment + "/reschedule", "{\"startsAt\": \"" + elsewhere + "\"}")
          .expect(200);
    }
    patient.get(appointment + "/meeting").expectProblem(409, "meeting-unavailable");
    clinic.clock().advance(Duration.ofMinutes(1));
    accept();
    clinic.clock().set(OPENING);

    join(patient).expectProblem(409, "consent-required");
    patient.post(appointment + "/consent", CONSENT).expect(204);
    join(patient).expect(200);
  }

  @Test
  void a_room_that_somebody_else_provides_is_an_address() {
    accept();
    clinic.clock().set(START);
    clinic.meetsIn(
        visitor -> new MeetingRoom.Elsewhere("https://meet.example/sala#jwt=" + visitor.name()));

    JsonNode joined = join(doctor).expect(200).json();

    assertThat(joined.get("provider").getStringValue()).isEqualTo("JITSI");
    assertThat(joined.get("url").getStringValue()).startsWith("https://meet.example/sala#jwt=");
    assertThat(joined.get("signalling")).isNull();
    assertThat(joined.get("iceServers")).isNull();
  }

  @Test
  void a_provider_that_fails_is_an_error_to_be_tried_again() {
    accept();
    clinic.clock().set(START);
    clinic.meetsIn(
        visitor -> {
          throw new ProviderUnavailable(Duration.ofSeconds(5));
        });

    Answer failed = join(doctor).expectProblem(503, "meeting-provider-unavailable");

    assertThat(failed.header("Retry-After")).hasValue("5");
  }
}
