package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who may do what when a backup is made, and what of it they may not do any more afterwards. */
final class WithdrawnAccess {

  /** How much was taken away for good, but for the password of before. */
  static final int WITHOUT_THE_PASSWORD = 6;

  private static final String NEW_PASSWORD = "outra senha que ninguém adivinha";

  private final Patient owner;
  private final Patient suspended;
  private final Patient reinstated;
  private final Patient careful;
  private final Patient carefulBefore;
  private final List<Doctor> doctors;
  private final Doctor suspendedDoctor;
  private final RestClient jose;
  private final RestClient operator;
  private final String file;
  private final List<String> groups;
  private final String feed;
  private final String webhook;
  private final String refreshToken;

  /** Gives it, before the backup. */
  WithdrawnAccess(RunningService service) {
    List<Patient> patients = service.addPatients(5);
    owner = patients.get(0);
    suspended = patients.get(1);
    reinstated = patients.get(2);
    careful = patients.get(3);
    carefulBefore = patients.get(4);
    List<Doctor> all = service.addDoctors(4);
    doctors = all.subList(0, 3);
    suspendedDoctor = all.get(3);
    jose = service.as(owner);
    operator = service.asOperator();
    file =
        jose.upload("/record/files", "exame.pdf", SampleFiles.pdf("partilhado"), Map.of())
            .expect(201)
            .text("id");
    groups = doctors.stream().map(doctor -> sharedGroup(service, doctor)).toList();
    feed = jose.post("/me/calendar-feed", Map.of()).expect(200).text("url").split("/api/v1")[1];
    webhook =
        operator
            .post(
                "/operator/webhooks",
                Map.of("url", "https://1.1.1.1/events", "events", List.of("AppointmentRequested")))
            .expect(201)
            .text("id");
    refreshToken = service.logIn(owner.cpf().value()).expect(200).text("refresh_token");
    changePassword(service, carefulBefore);
    joinAgain(0);
  }

  private String sharedGroup(RunningService service, Doctor doctor) {
    String group = jose.post("/record/groups", Map.of("name", "Exames")).expect(201).text("id");
    jose.put("/record/groups/" + group + "/files/" + file).expect(200);
    Instant end = service.clock().instant().plus(Duration.ofDays(7));
    Map<String, Object> grant =
        Map.of(
            "doctorId", doctor.id().toString(),
            "fileIds", List.of(),
            "groupIds", List.of(group),
            "expiresAt", end.toString());
    jose.post("/record/grants", grant).expect(201);
    return group;
  }

  private void leave(int group) {
    jose.delete("/record/groups/" + groups.get(group) + "/files/" + file).expect(204);
  }

  private void joinAgain(int group) {
    leave(group);
    jose.put("/record/groups/" + groups.get(group) + "/files/" + file).expect(200);
  }

  private static void changePassword(RunningService service, Patient patient) {
    service
        .as(patient)
        .put("/me/password", Map.of("current", RunningService.PASSWORD, "new", NEW_PASSWORD))
        .expect(204);
  }

  /** Takes it away, after the backup. */
  void end(RunningService service) {
    leave(0);
    jose.delete("/record/groups/" + groups.get(1)).expect(204);
    joinAgain(2);
    jose.delete("/me/calendar-feed").expect(204);
    operator
        .post(
            "/operator/doctors/" + suspendedDoctor.id() + "/verification",
            Map.of("decision", "SUSPENDED", "reason", "registro cassado"))
        .expect(200);
    suspend(suspended);
    suspend(reinstated);
    operator.delete("/operator/patients/" + reinstated.id() + "/suspension").expect(204);
    operator.delete("/operator/webhooks/" + webhook).expect(204);
    changePassword(service, careful);
  }

  private void suspend(Patient patient) {
    operator
        .post(
            "/operator/patients/" + patient.id() + "/suspension",
            Map.of("reason", "Contas em série."))
        .expect(204);
  }

  /** Looks whether it has stayed away, and nothing else has gone. */
  void requireGone(RunningService service) {
    assertThat(doctors.stream().map(doctor -> look(service, doctor)))
        .as("the file left a group, the group went, it left and came back")
        .containsExactly(404, 404, 200);
    assertThat(service.anyone().download(feed).statusCode()).isEqualTo(404);
    service.asOperator().get("/operator/webhooks/" + webhook).expect(404);
    Map<String, Object> licence =
        Map.of(
            "number", suspendedDoctor.crm().number().digits(),
            "state", suspendedDoctor.crm().state().name());
    service
        .anyone()
        .post("/auth/doctors", Map.of("crm", licence, "password", RunningService.PASSWORD))
        .expect(401);
    service.logIn(suspended.cpf().value()).expect(401);
    service.logIn(reinstated.cpf().value()).expect(200);
    service.logIn(carefulBefore.cpf().value()).expect(401);
    service
        .anyone()
        .post(
            "/auth/patients",
            Map.of("login", carefulBefore.cpf().value(), "password", NEW_PASSWORD))
        .expect(200);
  }

  private int look(RunningService service, Doctor doctor) {
    return service.as(doctor).get("/shared-records/" + owner.id() + "/files/" + file).status();
  }

  /** What a login with the password of before is answered. */
  int logInAsBefore(RunningService service) {
    return service.logIn(careful.cpf().value()).status();
  }

  /** What going on with a session of before is answered. */
  int goOnAsBefore(RunningService service) {
    return service
        .anyone()
        .post("/auth/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken))
        .status();
  }

  String careful() {
    return careful.id().toString();
  }
}
