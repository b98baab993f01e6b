package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.call.Versioned;
import io.micronaut.web.router.Router;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionalRequestsTest {

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
  void an_agenda_has_a_version_before_it_was_ever_published() {
    Answer agenda = clinic.newDoctor().get("/api/v1/agenda").expect(200);

    assertThat(agenda.etag()).isEqualTo("\"0\"");
    assertThat(agenda.text("timeZone")).isEqualTo("America/Sao_Paulo");
    assertThat(agenda.json().get("weekly").size()).isZero();
    assertThat(agenda.json().get("overrides").size()).isZero();
  }

  @Test
  void an_agenda_is_replaced_by_who_has_seen_it() {
    Client doctor = clinic.newDoctor();
    String seen = doctor.get("/api/v1/agenda").etag();

    Answer published =
        doctor.with("If-Match", seen).put("/api/v1/agenda", Agendas.WEEKDAYS).expect(200);

    assertThat(published.etag()).isEqualTo("\"1\"");
    assertThat(published.body()).isEqualTo(doctor.get("/api/v1/agenda").body());
  }

  @Test
  void an_agenda_is_not_replaced_by_who_has_not_seen_the_last_one() {
    Client doctor = clinic.newDoctor();
    String seen = doctor.get("/api/v1/agenda").etag();
    doctor.with("If-Match", seen).put("/api/v1/agenda", Agendas.WEEKDAYS).expect(200);

    doctor
        .with("If-Match", seen)
        .put("/api/v1/agenda", Agendas.of("", ""))
        .expectProblem(412, "stale-version");
    assertThat(doctor.get("/api/v1/agenda").json().get("weekly").size()).isEqualTo(5);
  }

  /** Every call that writes a version, with a body that could be written. */
  private static final Map<String, String> WRITES =
      Map.of(
          "PUT /api/v1/agenda", Agendas.WEEKDAYS,
          "PATCH /api/v1/doctors/me", "{\"name\": \"Ana Maria\"}",
          "PATCH /api/v1/patients/me", "{\"name\": \"Joana Maria\"}");

  @Test
  void who_says_nothing_of_what_they_have_seen_is_asked_to_by_every_call_that_writes_a_version() {
    Set<String> declared =
        clinic
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> route.getAnnotationMetadata().hasAnnotation(Versioned.class))
            .map(r -> r.getHttpMethodName() + " " + r.getUriMatchTemplate().toPathString())
            .filter(route -> !route.startsWith("GET ") && !route.startsWith("HEAD "))
            .collect(Collectors.toSet());
    assertThat(WRITES.keySet()).isEqualTo(declared);

    WRITES.forEach(
        (call, body) -> {
          String[] parts = call.split(" ");
          Client writer = parts[1].contains("patients") ? clinic.patient() : clinic.newDoctor();
          Answer answer =
              parts[0].equals("PUT") ? writer.put(parts[1], body) : writer.patch(parts[1], body);
          answer.expectProblem(428, "version-required");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"made-up\"", "\"00\"", "\"1\"", "\"*\"", "\"7\", W/\"0\"", "\"0,\""})
  void a_made_up_etag_is_nobodys_version(String etag) {
    clinic
        .newDoctor()
        .with("If-Match", etag)
        .put("/api/v1/agenda", Agendas.WEEKDAYS)
        .expectProblem(412, "stale-version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"", "'0'", "null", "\"0", "w/\"0\"", "\"0\", *", "\"0\" 1", ","})
  void what_is_no_etag_is_refused_with_what_one_looks_like(String etag) {
    Answer refused =
        clinic
            .newDoctor()
            .with("If-Match", etag)
            .with("Accept-Language", "en")
            .put("/api/v1/agenda", Agendas.WEEKDAYS)
            .expectProblem(400, "invalid-request", "If-Match");

    assertThat(refused.json().get("errors").get(0).get("detail").getStringValue())
        .contains("in quotes", "\"3\"");
  }

  @Test
  void a_weak_etag_is_refused_with_the_reason() {
    Answer refused =
        clinic
            .newDoctor()
            .with("If-Match", "W/\"0\"")
            .with("Accept-Language", "en")
            .put("/api/v1/agenda", Agendas.WEEKDAYS)
            .expectProblem(412, "stale-version");

    assertThat(refused.text("detail")).contains("weak", "\"3\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "\"0\"", "\"7\", \"0\"", "W/\"7\" ,, \"0\"", "\"a,b\",\"0\""})
  void whoever_does_not_care_or_names_several_versions_may_write(String etag) {
    clinic.newDoctor().with("If-Match", etag).put("/api/v1/agenda", Agendas.WEEKDAYS).expect(200);
  }

  @Test
  void what_is_wrong_with_a_request_is_told_before_its_version() {
    clinic
        .newDoctor()
        .with("If-Match", "\"made-up\"")
        .put("/api/v1/agenda", "{}")
        .expectProblem(
            400,
            "invalid-request",
            "/timeZone",
            "/minimumNoticeMinutes",
            "/horizonDays",
            "/weekly",
            "/overrides");
  }

  @Test
  void what_has_not_changed_is_not_sent_again() {
    Client doctor = clinic.doctor();
    for (String path : new String[] {"/api/v1/agenda", "/api/v1/doctors/me"}) {
      String etag = doctor.get(path).etag();

      Answer again = doctor.with("If-None-Match", etag).get(path).expect(304);

      assertThat(again.body()).isEmpty();
      assertThat(again.etag()).isEqualTo(etag);
      for (String seen :
          List.of("W/" + etag, "*", "\"other\", " + etag, "\"a,b\" ,, W/" + etag + ",\"c\"")) {
        doctor.with("If-None-Match", seen).get(path).expect(304);
      }
      for (String other : List.of("\"other\"", "\"*\"", "W/\"other\", \"x\"", "made-up", "")) {
        doctor.with("If-None-Match", other).get(path).expect(200);
      }
    }
  }

  @Test
  void a_patch_changes_what_it_names_and_nothing_else() {
    Client doctor = clinic.newDoctor();
    Answer before = doctor.get("/api/v1/doctors/me").expect(200);

    Answer after =
        doctor
            .with("If-Match", before.etag())
            .patch(
                "/api/v1/doctors/me",
                """
                {"consultationPrice": {"amount": "300.50"}, "practice": {"city": "Santos"}}
                """)
            .expect(200);

    assertThat(after.body())
        .isEqualTo(
            before
                .body()
                .replace("250.00", "300.50")
                .replace("\"city\":\"São Paulo\"", "\"city\":\"Santos\""));
    assertThat(after.etag()).isNotEqualTo(before.etag());
  }

  @Test
  void a_patch_replaces_lists_as_a_whole_and_null_removes() {
    Client doctor = clinic.newDoctor().with("If-Match", "*");

    Answer after =
        doctor
            .with("Content-Type", "application/merge-patch+json")
            .patch(
                "/api/v1/doctors/me",
                "{\"specialties\": [{\"code\": \"pediatrics\", \"rqe\": null}]}")
            .expect(200);

    assertThat(after.json().get("specialties").size()).isEqualTo(1);
    assertThat(after.json().get("specialties").get(0).get("rqe").isNull()).isTrue();
  }

  @Test
  void a_patch_cannot_remove_what_must_be_there() {
    clinic
        .newDoctor()
        .with("If-Match", "*")
        .patch(
            "/api/v1/doctors/me",
            """
            {"name": null, "practice": null, "consultationPrice": {"amount": null},
             "specialties": null}
            """)
        .expectProblem(
            400,
            "invalid-request",
            "/name",
            "/practice",
            "/consultationPrice/amount",
            "/specialties");
  }

  @Test
  void a_patch_cannot_change_what_is_not_the_doctors_to_change() {
    clinic
        .newDoctor()
        .with("If-Match", "*")
        .patch(
            "/api/v1/doctors/me",
            """
            {"status": "VERIFIED", "email": "other@example.com", "crm": null, "timeZone": "UTC"}
            """)
        .expectProblem(400, "invalid-request", "/status", "/email", "/crm", "/timeZone");
  }

  @Test
  void null_for_what_is_not_there_removes_nothing() {
    Client patient = clinic.patient().with("If-Match", "*");
    String before = patient.get("/api/v1/patients/me").body();

    assertThat(patient.patch("/api/v1/patients/me", "{\"nickname\": null}").expect(200).body())
        .isEqualTo(before);
    clinic
        .newDoctor()
        .with("If-Match", "*")
        .patch("/api/v1/doctors/me", "{\"nickname\": null, \"practice\": {\"floor\": null}}")
        .expect(200);
  }

  @Test
  void what_is_not_there_cannot_be_added() {
    clinic
        .newDoctor()
        .with("If-Match", "*")
        .patch(
            "/api/v1/doctors/me",
            """
            {"nickname": "Aninha", "pet": {"name": null}, "practice": {"floor": 3},
             "specialties": [{"code": "cardiology", "since": null}]}
            """)
        .expectProblem(
            400, "invalid-request", "/nickname", "/pet", "/practice/floor", "/specialties/0/since");
  }

  @Test
  void a_patch_cannot_remove_what_is_not_the_patients_to_change() {
    clinic
        .patient()
        .with("If-Match", "*")
        .patch("/api/v1/patients/me", "{\"id\": null, \"cpf\": null, \"email\": null}")
        .expectProblem(400, "invalid-request", "/id", "/cpf", "/email");
  }

  @Test
  void a_patient_changes_their_name() {
    Client patient = clinic.patient();
    Answer before = patient.get("/api/v1/patients/me").expect(200);

    Answer after =
        patient
            .with("If-Match", before.etag())
            .patch("/api/v1/patients/me", "{\"name\": \"  Joana Maria Lima \"}")
            .expect(200);

    assertThat(after.text("name")).isEqualTo("Joana Maria Lima");
    assertThat(patient.get("/api/v1/patients/me").body()).isEqualTo(after.body());
    patient
        .with("If-Match", before.etag())
        .patch("/api/v1/patients/me", "{\"name\": \"Outra\"}")
        .expectProblem(412, "stale-version");
  }
}
