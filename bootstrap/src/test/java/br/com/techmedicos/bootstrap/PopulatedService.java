package br.com.techmedicos.bootstrap;

import br.com.techmedicos.bootstrap.demo.RestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service in which every kind of thing is there once, and one of each kind of caller. */
final class PopulatedService implements AutoCloseable {

  /** Who calls. */
  enum Caller {
    ANONYMOUS,
    PATIENT,
    DOCTOR,
    OPERATOR
  }

  private static final Pattern VARIABLE = Pattern.compile("([a-z-]+)/\\{[A-Za-z]+}");

  private final RunningService service;
  private final Map<Caller, RestClient> clients = new EnumMap<>(Caller.class);
  private final Map<String, String> ids;

  private PopulatedService(RunningService service, Consultation visit) {
    this.service = service;
    visit.comes(Duration.ofMinutes(20), List.of(service));
    RestClient patient = service.as(visit.patient());
    RestClient doctor = service.as(visit.doctor());
    clients.put(Caller.ANONYMOUS, service.anyone());
    clients.put(Caller.PATIENT, patient);
    clients.put(Caller.DOCTOR, doctor);
    clients.put(Caller.OPERATOR, service.asOperator());
    doctor.post("/appointments/" + visit.id() + "/complete", Map.of()).expect(200);
    doctor
        .upload(
            "/appointments/" + visit.id() + "/documents",
            "laudo.pdf",
            SampleFiles.pdf("laudo"),
            Map.of())
        .expect(201);
    String file =
        patient
            .upload("/record/files", "exame.pdf", SampleFiles.pdf("exame"), Map.of())
            .expect(201)
            .text("id");
    String group = patient.post("/record/groups", Map.of("name", "Exames")).expect(201).text("id");
    patient.put("/record/groups/" + group + "/files/" + file).expect(200);
    String grant =
        patient
            .post(
                "/record/grants",
                Map.of(
                    "doctorId", visit.doctor().id().toString(),
                    "fileIds", List.of(file),
                    "groupIds", List.of(group),
                    "expiresAt", service.clock().instant().plus(Duration.ofDays(30)).toString()))
            .expect(201)
            .text("id");
    this.ids =
        Map.of(
            "appointments", visit.id(),
            "doctors", visit.doctor().id().toString(),
            "operator/doctors", service.addDoctors(1).get(0).id().toString(),
            "shared-records", visit.patient().id().toString(),
            "files", file,
            "groups", group,
            "grants", grant);
  }

  static PopulatedService open(String name, Path data) {
    RunningService service =
        RunningService.start(
            data,
            Map.of(
                "datasources.default.url",
                "jdbc:h2:mem:"
                    + name
                    + ";DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                    + "CASE_INSENSITIVE_IDENTIFIERS=TRUE"));
    return new PopulatedService(service, Consultation.agreed(service));
  }

  RunningService service() {
    return service;
  }

  Optional<String> token(Caller caller) {
    return clients.get(caller).token();
  }

  /** Whoever was signed out, suspended or erased is followed by somebody else. */
  void replaceWhoeverIsGone() {
    for (Caller caller : List.of(Caller.OPERATOR, Caller.PATIENT, Caller.DOCTOR)) {
      if (clients.get(caller).get("/me").status() != 200) {
        clients.put(
            caller,
            switch (caller) {
              case PATIENT -> service.as(service.addPatients(1).get(0));
              case DOCTOR -> service.as(service.addDoctors(1).get(0));
              default -> operatorAfterGuesses();
            });
      }
    }
  }

  /** Calls that take the password have guessed at it. */
  private RestClient operatorAfterGuesses() {
    service.clock().advance(Duration.ofHours(1));
    return service.asOperator();
  }

  /** The path with ids of what is there, as far as it is known what they are ids of. */
  String filled(String path) {
    Matcher variables = VARIABLE.matcher(path);
    StringBuilder filled = new StringBuilder();
    while (variables.find()) {
      String kind = variables.group(1);
      boolean spared = path.contains("/operator/") && ids.containsKey("operator/" + kind);
      String id =
          ids.getOrDefault(
              spared ? "operator/" + kind : kind, new UUID(0x7000, 1L << 63).toString());
      variables.appendReplacement(filled, kind + "/" + id);
    }
    return variables.appendTail(filled).toString();
  }

  @Override
  public void close() {
    service.close();
  }
}
