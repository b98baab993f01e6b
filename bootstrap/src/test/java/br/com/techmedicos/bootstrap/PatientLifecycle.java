package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.healthrecord.datasubject.CpfRelease;
import br.com.techmedicos.application.healthrecord.datasubject.CpfReleases;
import br.com.techmedicos.application.identity.EmailChanges;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.identity.MailedTokens;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecondFactor;
import br.com.techmedicos.application.identity.SecondFactors;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.OperatorRequestId;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import br.com.techmedicos.domain.oversight.RequestedAct;
import br.com.techmedicos.domain.oversight.Verdict;
import br.com.techmedicos.domain.shared.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A patient who does everything that leaves something behind, over HTTP, and then leaves. */
final class PatientLifecycle {

  private final RunningService service;
  private final Patient patient;
  private final Doctor doctor;
  private String appointment = "";
  private String visit = "";

  PatientLifecycle(RunningService service) {
    this.service = service;
    this.patient = service.addPatients(1).get(0);
    this.doctor = service.addDoctors(1).get(0);
    service
        .bean(CpfReleases.class)
        .add(
            new CpfRelease(
                new PatientId(UUID.randomUUID()),
                patient.cpf(),
                new OperatorId(UUID.randomUUID()),
                new Reason("Outra pessoa tinha usado este CPF."),
                service.clock().instant()));
    service.as(patient).post("/me/consents/terms", Map.of("version", "2026-11")).expect(204);
    OperatorRequest asked =
        OperatorRequest.open(
            new OperatorRequestId(UUID.randomUUID()),
            new RequestedAct.CpfRelease(
                patient.id(), Optional.empty(), new Reason("Parecia ser de outra pessoa.")),
            new OperatorId(UUID.randomUUID()),
            service.clock().instant());
    OperatorRequests requests = service.bean(OperatorRequests.class);
    requests.add(asked);
    requests.update(
        asked.decide(
            Verdict.REFUSED, new OperatorId(UUID.randomUUID()), service.clock().instant()));
  }

  Patient patient() {
    return patient;
  }

  Doctor doctor() {
    return doctor;
  }

  /** They ask for appointments, of which one will take place. */
  void begins() {
    RestClient client = service.as(patient);
    List<String> slots = slots();
    visit = slots.get(0);
    appointment = book(client, visit, "a-chave-da-consulta");
    doctorClient().post("/appointments/" + appointment + "/accept", Map.of()).expect(200);
    String text = client.get("/consents/teleconsultation").expect(200).text("version");
    client.post("/appointments/" + appointment + "/consent", Map.of("version", text)).expect(204);
    String cancelled = book(client, slots.get(2), "a-chave-da-outra");
    client
        .post(
            "/appointments/" + cancelled + "/cancel",
            Map.of("justification", "Estarei internada para exames."))
        .expect(200);
    String refused = book(client, slots.get(4), "a-chave-da-terceira");
    doctorClient()
        .post("/appointments/" + refused + "/refuse", Map.of("reason", "Estarei em cirurgia."))
        .expect(200);
  }

  /** They want another address, have it, and want one more. */
  void changesAddress() {
    RestClient client = service.as(patient);
    wantAddress(client, "nova.");
    AccountId account = AccountId.of(patient.id());
    EmailChanges.Letter letter =
        service
            .bean(Identity.class)
            .emailChanges()
            .tokenFor(account, request(Purpose.EMAIL_CHANGE))
            .orElseThrow();
    service
        .anyone()
        .post("/auth/email-change/confirmation", Map.of("token", letter.token().value()))
        .expect(204);
    wantAddress(client, "outra.");
  }

  /** It was not them. */
  void takesAddressBack() {
    EmailChanges.Letter letter =
        service
            .bean(Identity.class)
            .emailChanges()
            .takeBackFor(AccountId.of(patient.id()), request(Purpose.EMAIL_TAKE_BACK))
            .orElseThrow();
    Map<String, String> choice =
        Map.of("token", letter.token().value(), "password", RunningService.PASSWORD);
    service.anyone().post("/auth/email-change/reversal", choice).expect(204);
  }

  private void wantAddress(RestClient client, String prefix) {
    Map<String, String> wanted =
        Map.of("email", prefix + patient.email().value(), "password", RunningService.PASSWORD);
    client.put("/me/email", wanted).expect(202);
  }

  private UUID request(Purpose purpose) {
    return service
        .bean(MailedTokens.class)
        .of(AccountId.of(patient.id()), purpose)
        .get(0)
        .request();
  }

  /** An operator suspends them, which is a mistake. */
  void isSuspended() {
    service
        .asOperator()
        .post(
            "/operator/patients/" + patient.id() + "/suspension",
            Map.of("reason", "Confundida com outra pessoa."))
        .expect(204);
  }

  /** An operator restores them. */
  void isRestored() {
    service.asOperator().delete("/operator/patients/" + patient.id() + "/suspension").expect(204);
  }

  /** They meet the doctor, who writes something, and share what they have. */
  void goesOn() {
    service
        .clock()
        .advance(Duration.between(service.clock().instant(), Instant.parse(visit).plusSeconds(60)));
    RestClient client = service.as(patient);
    RestClient doctorClient = doctorClient();
    doctorClient.post("/appointments/" + appointment + "/complete", Map.of()).expect(200);
    client
        .post(
            "/appointments/" + appointment + "/rating",
            "a-chave-da-nota",
            Map.of("stars", 5, "comment", "Falou comigo da minha hepatite."))
        .expect(201);
    doctorClient
        .upload(
            "/appointments/" + appointment + "/documents",
            "atestado.pdf",
            SampleFiles.pdf("Repouso"),
            Map.of("category", "REPORT", "description", "Por três dias"))
        .expect(201);
    String file =
        client
            .upload(
                "/record/files",
                "hemograma-da-paciente.pdf",
                SampleFiles.pdf("Hemoglobina"),
                Map.of(
                    "category", "EXAM",
                    "description", "Para a hepatite",
                    "performedOn", visit.substring(0, "2020-01-02".length())))
            .expect(201)
            .text("id");
    String group =
        client
            .post("/record/groups", "a-chave-do-grupo", Map.of("name", "Exames do fígado"))
            .expect(201)
            .text("id");
    client.put("/record/groups/" + group + "/files/" + file).expect(200);
    share(client, file, group);
    client.delete("/record/grants/" + share(client, file, group)).expect(204);
    share(client, file, group);
    doctorClient.get("/shared-records").expect(200);
    doctorClient.get("/shared-records/" + patient.id() + "/files/" + file).expect(200);
    client.post("/me/calendar-feed", Map.of()).expect(200);
    client
        .put("/me/message-preference", Map.of("language", "en", "timeZone", "America/Manaus"))
        .expect(200);
    service
        .bean(Identity.class)
        .passwordResets()
        .tokenFor(AccountId.of(patient.id()), UUID.randomUUID(), service.clock().instant());
    service
        .bean(SecondFactors.class)
        .put(
            new SecondFactor(
                AccountId.of(patient.id()),
                new SealedSecret("the sealed secret of " + patient.id()),
                false,
                60_000_000,
                Set.of(TokenDigest.of("a recovery code of " + patient.id()))));
    logInAndOut();
  }

  private void logInAndOut() {
    String token = service.logIn(patient.email().value()).expect(200).text("refresh_token");
    String rotated =
        service
            .anyone()
            .post("/auth/token", Map.of("grant_type", "refresh_token", "refresh_token", token))
            .expect(200)
            .text("refresh_token");
    service.anyone().post("/auth/logout", Map.of("refresh_token", rotated)).expect(204);
  }

  /** All that they take out: the names of the files, and what is known, as text. */
  String export() throws IOException {
    StringBuilder archive = new StringBuilder();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(service.as(patient).export()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        archive.append(entry.getName()).append('\n');
        if (entry.getName().endsWith(".json")) {
          archive.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
        }
      }
    }
    return archive.toString();
  }

  /** They leave. */
  void ends() {
    service.as(patient).post("/me/erasure", Map.of()).expect(200);
  }

  private RestClient doctorClient() {
    return service.as(doctor);
  }

  private List<String> slots() {
    Answer answer = service.anyone().get("/doctors/" + doctor.id() + "/slots").expect(200);
    return IntStream.range(0, answer.at("slots").size())
        .mapToObj(n -> answer.text("slots", Integer.toString(n), "startsAt"))
        .toList();
  }

  private String book(RestClient client, String slot, String key) {
    return client
        .post("/appointments", key, Map.of("doctorId", doctor.id().toString(), "startsAt", slot))
        .expect(201)
        .text("id");
  }

  private String share(RestClient client, String file, String group) {
    return client
        .post(
            "/record/grants",
            Map.of(
                "doctorId",
                doctor.id().toString(),
                "fileIds",
                List.of(file),
                "groupIds",
                List.of(group),
                "expiresAt",
                service.clock().instant().plus(Duration.ofHours(1)).toString()))
        .expect(201)
        .text("id");
  }
}
