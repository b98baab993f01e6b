package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.Patient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A service that asks for terms and privacy notice, told over HTTP on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LegalDocumentStories {

  private static final String TERMS = "/me/consents/terms";
  private static final String PRIVACY = "/me/consents/privacy";
  private static final String NOT_ACCEPTED = "/problems/document-not-accepted";
  private static final String NEVER = "1999-01";

  private final AtomicInteger slots = new AtomicInteger();
  private RunningService service;
  private Doctor doctor;
  private String version;

  /** The settings of the database that the stories are told on. */
  abstract Map<String, Object> database();

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, Object> settings = new HashMap<>(database());
    settings.put("techmedicos.documents", "required");
    service = RunningService.start(data, settings);
    doctor = service.addDoctors(1).get(0);
    version = service.anyone().get("/consents/terms").expect(200).text("version");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void anybody_reads_them() {
    Answer terms = service.anyone().get("/consents/terms").expect(200);
    assertThat(terms.text("language")).isEqualTo("pt-BR");
    assertThat(terms.text("text")).contains("A conta é pessoal");
    assertThat(service.anyone().get("/consents/privacy").expect(200).text("title"))
        .isEqualTo("Aviso de privacidade");
  }

  @Test
  void they_are_accepted_at_the_sign_up_in_the_version_in_force() {
    SamplePeople.SamplePatient person = RunningService.newcomer();
    String login = person.cpf().value();
    Map<String, String> body =
        new HashMap<>(
            Map.of(
                "name", person.name().value(),
                "email", person.email().value(),
                "password", RunningService.PASSWORD,
                "cpf", login,
                "birthDate", person.birthDate().toString()));
    Answer missing = service.anyone().post("/patients", body).expect(400);
    assertThat(
            List.of(missing.text("errors", "0", "pointer"), missing.text("errors", "1", "pointer")))
        .containsExactlyInAnyOrder("/acceptedTerms", "/acceptedPrivacyNotice");
    body.put("acceptedTerms", NEVER);
    body.put("acceptedPrivacyNotice", version);
    Answer never = service.anyone().post("/patients", body).expect(400);
    assertThat(never.text("errors", "0", "pointer")).isEqualTo("/acceptedTerms");
    assertThat(never.text("errors", "0", "detail")).contains("nunca existiu");
    service.logIn(login).expect(401);
    body.put("acceptedTerms", version);

    service.anyone().post("/patients", body).expect(201);

    RestClient patient =
        service.anyone().with(service.logIn(login).expect(200).text("access_token"));
    Answer consents = patient.get("/me/consents").expect(200);
    assertThat(consents.at("missing").size()).isZero();
    assertThat(consents.at("accepted").size()).isEqualTo(2);
    assertThat(consents.text("accepted", "0", "version")).isEqualTo(version);
    book(patient).expect(201);
  }

  @Test
  void who_has_not_accepted_reads_exports_and_leaves_and_enters_into_nothing() {
    RestClient patient = service.as(service.addPatients(1).get(0));
    String file =
        patient
            .upload("/record/files", "exame.pdf", SampleFiles.pdf("a"), Map.of())
            .expect(201)
            .text("id");

    Answer refused = book(patient).expect(403);

    assertThat(refused.text("type")).isEqualTo(NOT_ACCEPTED);
    assertThat(refused.text("detail")).contains("POST /me/consents/terms");
    assertThat(share(patient, file).expect(403).text("type")).isEqualTo(NOT_ACCEPTED);
    patient.get("/me").expect(200);
    patient.get("/appointments").expect(200);
    patient.get("/record/files/" + file).expect(200);
    assertThat(patient.export()).isNotEmpty();
    patient.post("/me/erasure", Map.of()).expect(200);
  }

  @Test
  void who_accepts_goes_on_where_they_were_refused_under_the_same_key() throws IOException {
    Patient person = service.addPatients(1).get(0);
    RestClient patient = service.as(person);
    Map<String, String> booking = Map.of("doctorId", doctor.id().toString(), "startsAt", slot());
    patient.post("/appointments", "the-same-key", booking).expect(403);
    patient.post(TERMS, Map.of("version", version)).expect(204);
    patient.post(TERMS, Map.of("version", version)).expect(204);
    Answer other = patient.post("/appointments", "the-same-key", booking).expect(403);
    assertThat(other.text("detail")).contains("POST /me/consents/privacy");
    patient.post(PRIVACY, Map.of("version", version)).expect(204);

    Answer booked = patient.post("/appointments", "the-same-key", booking).expect(201);

    String id = booked.text("id");
    assertThat(patient.post("/appointments", "the-same-key", booking).expect(201).text("id"))
        .isEqualTo(id);
    RestClient answering = service.as(doctor);
    String accept = "/appointments/" + id + "/accept";
    assertThat(answering.post(accept, Map.of()).expect(403).text("type")).isEqualTo(NOT_ACCEPTED);
    answering.post(TERMS, Map.of("version", version)).expect(204);
    answering.post(PRIVACY, Map.of("version", version)).expect(204);
    answering.post(accept, Map.of()).expect(200);
    assertThat(consents(patient.export())).contains("TERMS", "PRIVACY", version);
  }

  @Test
  void a_version_that_never_was_is_refused_in_words() {
    RestClient patient = service.as(service.addPatients(1).get(0));
    Answer refused = patient.post(TERMS, Map.of("version", NEVER)).expect(422);
    assertThat(refused.text("type")).isEqualTo("/problems/document-not-in-force");
    assertThat(refused.text("detail")).contains("nunca existiu").contains("GET /consents/terms");
    for (String never : List.of("2099-01", "", "'; DROP TABLE x", "9".repeat(500))) {
      assertThat(patient.post(TERMS, Map.of("version", never)).status()).isBetween(400, 422);
    }
    patient.post(TERMS, Map.of()).expect(400);
    service.anyone().post(TERMS, Map.of("version", version)).expect(401);
    assertThat(patient.get("/me/consents").expect(200).at("missing").size()).isEqualTo(2);
  }

  @Test
  void who_accepted_what_is_not_in_force_any_more_is_asked_again() {
    Patient person = service.addPatients(1).get(0);
    AccountId account = AccountId.of(person.id());
    UnitOfWork unitOfWork = service.bean(UnitOfWork.class);
    Acceptances acceptances = service.bean(Acceptances.class);
    for (LegalDocument document : LegalDocument.values()) {
      Acceptance before = new Acceptance(account, document, "2020-01", service.clock().instant());
      unitOfWork.run(() -> acceptances.add(before));
    }
    RestClient patient = service.as(person);

    book(patient).expect(403);

    Answer consents = patient.get("/me/consents").expect(200);
    assertThat(consents.at("missing").size()).isEqualTo(2);
    assertThat(consents.text("accepted", "0", "current")).isEqualTo("false");
    patient.post(TERMS, Map.of("version", version)).expect(204);
    patient.post(PRIVACY, Map.of("version", version)).expect(204);
    book(patient).expect(201);
    assertThat(patient.get("/me/consents").expect(200).at("accepted").size()).isEqualTo(4);
  }

  private Answer book(RestClient patient) {
    return patient.post(
        "/appointments", Map.of("doctorId", doctor.id().toString(), "startsAt", slot()));
  }

  /** A slot that no other story takes. */
  private String slot() {
    return service
        .anyone()
        .get("/doctors/" + doctor.id() + "/slots")
        .expect(200)
        .text("slots", Integer.toString(slots.incrementAndGet()), "startsAt");
  }

  private Answer share(RestClient patient, String file) {
    return patient.post(
        "/record/grants",
        Map.of(
            "doctorId", doctor.id().toString(),
            "fileIds", List.of(file),
            "groupIds", List.of(),
            "expiresAt", service.clock().instant().plus(Duration.ofHours(1)).toString()));
  }

  private static String consents(byte[] archive) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("consentimentos.json")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no consents in the archive");
  }
}
