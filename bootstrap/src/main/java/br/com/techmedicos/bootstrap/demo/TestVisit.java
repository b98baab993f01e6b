package br.com.techmedicos.bootstrap.demo;

import br.com.techmedicos.adapters.identity.HmacOneTimeCodes;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.bootstrap.sample.SamplePeople.SamplePatient;
import io.micronaut.json.JsonMapper;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A visit at a running service, as after a deployment: two people sign up, book, meet, share a file
 * and end it. Their accounts are made up, and closed in the end, whatever happened.
 */
public final class TestVisit {

  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int CRMS = 900_000;
  private static final int PATIENTS = 1_000_000;
  private static final String LOGIN = "TECHMEDICOS_OPERATOR_LOGIN";
  private static final String PASSWORD = "TECHMEDICOS_OPERATOR_PASSWORD";
  private static final String APP = "TECHMEDICOS_OPERATOR_TOTP_SECRET";
  private static final Duration A_STEP_OF_THE_APP = Duration.ofSeconds(30);

  private final RestClient anyone;
  private final Map<String, String> operatorLogin;
  private final Optional<SecretToken> operatorApp;
  private final PrintStream out;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final HmacOneTimeCodes codes = new HmacOneTimeCodes();
  private final String password = random();
  private final Map<String, String> crm =
      Map.of("number", Integer.toString(100_000 + random.nextInt(CRMS)), "state", "SP");

  private TestVisit(
      RestClient anyone,
      Map<String, String> operatorLogin,
      Optional<SecretToken> operatorApp,
      PrintStream out,
      Clock clock) {
    this.anyone = anyone;
    this.operatorLogin = operatorLogin;
    this.operatorApp = operatorApp;
    this.out = out;
    this.clock = clock;
  }

  /**
   * Prepares a visit.
   *
   * @param settings the environment, with the login of an operator there, and the secret of their
   *     second factor if they have one
   * @throws IllegalArgumentException if there is no login, or the secret can be none; its message
   *     begins with the setting
   */
  public static TestVisit at(URI address, Map<String, String> settings, PrintStream out) {
    return at(address, settings, out, Clock.systemUTC());
  }

  /** Prepares a visit at a service with another clock. */
  public static TestVisit at(
      URI address, Map<String, String> settings, PrintStream out, Clock clock) {
    String login = settings.get(LOGIN);
    String password = settings.get(PASSWORD);
    if (login == null || password == null) {
      throw new IllegalArgumentException(
          LOGIN + " and " + PASSWORD + " must be those of an operator of " + address + ".");
    }
    return new TestVisit(
        new RestClient(address, JsonMapper.createDefault()),
        Map.of("login", login, "password", password),
        Optional.ofNullable(settings.get(APP)).map(TestVisit::app),
        out,
        clock);
  }

  private static SecretToken app(String secret) {
    if (!secret.matches("[A-Z2-7]{16,}")) {
      throw new IllegalArgumentException(
          APP + " must be the secret of the operator's second factor, in base32.");
    }
    return new SecretToken(secret);
  }

  /**
   * Makes the visit.
   *
   * @throws IllegalStateException if an answer is not what it should be
   * @throws java.io.UncheckedIOException if there is none
   */
  public void make() {
    RestClient operator = anyone.with(operatorToken());
    String doctorId = signUpDoctor();
    try {
      say("a doctor signed up");
      visit(operator, doctorId);
    } finally {
      operator
          .post(
              "/operator/doctors/" + doctorId + "/verification",
              Map.of("decision", "SUSPENDED", "reason", "Visita de teste encerrada"))
          .expect(200);
      say("the doctor is suspended");
    }
  }

  private void visit(RestClient operator, String doctorId) {
    RestClient doctor =
        anyone.with(token("/auth/doctors", Map.of("crm", crm, "password", password)));
    Answer agenda = doctor.get("/agenda").expect(200);
    doctor.put("/agenda", agenda.etag().orElseThrow(), oneSlotADay()).expect(200);
    operator
        .post(
            "/operator/doctors/" + doctorId + "/verification",
            Map.of("decision", "APPROVED", "reason", "Visita de teste"))
        .expect(200);
    say("the doctor has an agenda and is verified");

    SamplePatient person = new SamplePeople(random.nextLong()).patient(random.nextInt(PATIENTS));
    Answer signedUp = anyone.post("/patients", signUp(person));
    boolean mayBook = signedUp.status() == 201;
    if (!mayBook) {
      signedUp.expect(202); // and whoever reads their mails may
    }
    RestClient patient =
        anyone.with(
            token("/auth/patients", Map.of("login", person.cpf().value(), "password", password)));
    try {
      say("a patient signed up");
      consult(doctor, patient, doctorId, mayBook);
    } finally {
      patient.post("/me/erasure", Map.of()).expect(200);
      say("the patient is erased");
    }
  }

  private void consult(RestClient doctor, RestClient patient, String doctorId, boolean mayBook) {
    anyone.get("/doctors?specialty=cardiology&near=-23.5505,-46.6333&withinKm=25").expect(200);
    String startsAt =
        anyone.get("/doctors/" + doctorId + "/slots").expect(200).text("slots", "0", "startsAt");
    Map<String, String> wanted = Map.of("doctorId", doctorId, "startsAt", startsAt);
    if (!mayBook) {
      patient.post("/appointments", wanted).expect(403);
      say("nothing is booked before the address is confirmed");
      share(doctor, patient, doctorId);
      return;
    }
    String key = random();
    Answer booked = patient.post("/appointments", key, wanted).expect(201);
    String path = "/appointments/" + booked.text("id");
    if (!patient.post("/appointments", key, wanted).text("id").equals(booked.text("id"))) {
      throw new IllegalStateException("a repeated request booked again");
    }
    doctor.post(path + "/accept", Map.of()).expect(200);
    say("the consultation is booked and accepted");

    String version = anyone.get("/consents/teleconsultation").expect(200).text("version");
    patient.post(path + "/consent", Map.of("version", version)).expect(204);
    for (RestClient party : List.of(doctor, patient)) {
      party.post(path + "/meeting/join", Map.of()).expect(200);
    }
    say("both may enter the room");

    share(doctor, patient, doctorId);
    patient
        .post(path + "/cancel", Map.of("justification", "Visita de teste encerrada"))
        .expect(200);
    say("the consultation is cancelled");
  }

  private void share(RestClient doctor, RestClient patient, String doctorId) {
    byte[] content = "Hemoglobina 14,1 g/dL".getBytes(StandardCharsets.UTF_8);
    Answer file =
        patient
            .upload("/record/files", "hemograma.txt", content, Map.of("category", "EXAM"))
            .expect(201);
    String grant =
        patient
            .post(
                "/record/grants",
                Map.of(
                    "doctorId",
                    doctorId,
                    "fileIds",
                    List.of(file.text("id")),
                    "groupIds",
                    List.of(),
                    "expiresAt",
                    clock.instant().plus(1, ChronoUnit.HOURS).toString()))
            .expect(201)
            .text("id");
    String shared =
        "/shared-records/"
            + patient.get("/me").expect(200).text("id")
            + "/files/"
            + file.text("id");
    if (!Arrays.equals(doctor.download(shared + "/content").body(), content)) {
      throw new IllegalStateException("the doctor reads another file than the patient uploaded");
    }
    patient.delete("/record/grants/" + grant).expect(204);
    doctor.get(shared).expect(404);
    say("a file is uploaded, shared, read, and no longer shared");
  }

  private String signUpDoctor() {
    return anyone
        .post(
            "/doctors",
            Map.of(
                "name",
                "Visita de Teste",
                "email",
                "visita." + random() + "@clinica.example",
                "password",
                password,
                "crm",
                crm,
                "specialties",
                List.of(Map.of("code", "cardiology", "rqe", "45678")),
                "consultationPrice",
                Map.of("amount", "250.00", "currency", "BRL"),
                "practice",
                Map.of(
                    "street", "Avenida Paulista, 1000",
                    "city", "São Paulo",
                    "state", "SP",
                    "latitude", -23.5614,
                    "longitude", -46.6559),
                "timeZone",
                ZONE.getId()))
        .expect(201)
        .text("id");
  }

  private Map<String, ?> signUp(SamplePatient person) {
    return Map.of(
        "name",
        person.name().value(),
        "email",
        "visita." + random() + "@correio.example",
        "password",
        password,
        "cpf",
        person.cpf().value(),
        "birthDate",
        person.birthDate().toString());
  }

  /** Soon enough that the room is open, and late enough to accept it before. */
  private Map<String, ?> oneSlotADay() {
    long minutes = STEP.toMinutes();
    LocalTime soon =
        LocalTime.ofInstant(clock.instant(), ZONE)
            .plusMinutes(minutes + 1)
            .truncatedTo(ChronoUnit.MINUTES);
    LocalTime start = soon.minusMinutes(soon.getMinute() % minutes);
    List<Map<String, String>> weekly =
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    Map.of(
                        "day",
                        day.name(),
                        "start",
                        start.toString(),
                        "end",
                        start.plusMinutes(50).toString()))
            .toList();
    return Map.of(
        "timeZone",
        ZONE.getId(),
        "minimumNoticeMinutes",
        0,
        "horizonDays",
        30,
        "weekly",
        weekly,
        "overrides",
        List.of());
  }

  private String operatorToken() {
    Map<String, String> login = new HashMap<>(operatorLogin);
    operatorApp.ifPresent(secret -> login.put("code", codes.code(secret, clock.instant())));
    Answer answer = anyone.post("/auth/operators", login);
    if (answer.status() == 401 && operatorApp.isPresent()) {
      say("the code may be used up: waiting for the next one");
      pause(A_STEP_OF_THE_APP);
      login.put("code", codes.code(operatorApp.get(), clock.instant()));
      answer = anyone.post("/auth/operators", login);
    }
    return answer.expect(200).text("access_token");
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private String token(String path, Map<String, ?> credentials) {
    return anyone.post(path, credentials).expect(200).text("access_token");
  }

  private String random() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void say(String what) {
    out.println("visit: " + what);
  }
}
