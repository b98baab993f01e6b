package br.com.techmedicos.bootstrap.demo;

import br.com.techmedicos.adapters.rest.problem.ReaderFormat;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.shared.Money;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A whole visit over REST, from the doctor's sign-up to the patient's rating. Every step is
 * printed; an unexpected answer ends it.
 */
final class Visit {

  private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");

  /** What the codes of the access log and of the meeting are called. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("DOCTOR", "o médico"),
          Map.entry("PATIENT", "o paciente"),
          Map.entry("LIST", "listou"),
          Map.entry("READ", "leu"),
          Map.entry("GRANT", "compartilhou"),
          Map.entry("REVOKE", "encerrou o compartilhamento"),
          Map.entry("ALLOWED", "permitido"),
          Map.entry("DENIED", "negado"));

  private final RestClient anyone;
  private final Logins logins;
  private final PrintStream out;
  private int step;

  Visit(RestClient anyone, Logins logins, PrintStream out) {
    this.anyone = anyone;
    this.logins = logins;
    this.out = out;
  }

  void play() {
    String run = Long.toString(Instant.now().getEpochSecond() % 1_000_000);
    Map<String, String> crm = Map.of("number", "9" + run, "state", "SP");

    say("Dra. Lívia Prado se cadastra com o CRM 9" + run + "/SP");
    String doctorId =
        anyone
            .post(
                "/doctors",
                Map.of(
                    "name",
                    "Lívia Prado",
                    "email",
                    "livia." + run + "@clinica.example",
                    "password",
                    logins.password(),
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
                    "America/Sao_Paulo"))
            .expect(201)
            .text("id");

    say("entra com CRM e senha, e publica a agenda: todos os dias, das 8h às 18h");
    RestClient doctor =
        anyone.with(token("/auth/doctors", Map.of("crm", crm, "password", logins.password())));
    Answer agenda = doctor.get("/agenda").expect(200);
    doctor.put("/agenda", agenda.etag().orElseThrow(), everyDay()).expect(200);

    say("ainda não aparece para ninguém: o cadastro espera a verificação");
    anyone.get("/doctors/" + doctorId).expect(404);

    say("um operador confere CRM e RQE, e aprova");
    RestClient operator =
        anyone.with(
            token(
                "/auth/operators",
                Map.of("login", logins.operator(), "password", logins.password())));
    operator.get("/operator/doctors?status=PENDING_VERIFICATION").expect(200);
    operator
        .post(
            "/operator/doctors/" + doctorId + "/verification",
            Map.of("decision", "APPROVED", "reason", "CRM e RQE conferidos"))
        .expect(200);

    say("o paciente de CPF " + logins.patient().formatted() + " entra com CPF e senha");
    RestClient patient =
        anyone.with(
            token(
                "/auth/patients",
                Map.of("login", logins.patient().value(), "password", logins.password())));

    say("procura cardiologistas a até 25 km da Praça da Sé, os mais próximos primeiro:");
    Answer found =
        anyone
            .get("/doctors?specialty=cardiology&near=-23.5505,-46.6333&withinKm=25&sort=distance")
            .expect(200);
    for (int i = 0; i < Math.min(3, found.at("items").size()); i++) {
      String at = Integer.toString(i);
      tell(
          String.format(
              BRAZIL,
              "%s · %.1f km · %s",
              found.text("items", at, "name"),
              ((Number) found.at("items", at, "distanceKm").getValue()).doubleValue(),
              reais(found.text("items", at, "consultationPrice", "amount"))));
    }

    say("vê os horários livres da Dra. Lívia e o preço");
    Answer slots = anyone.get("/doctors/" + doctorId + "/slots").expect(200);
    String first = slots.text("slots", "0", "startsAt");
    String second = slots.text("slots", "1", "startsAt");
    tell(moment(first) + ", " + moment(second) + ", …");

    say("pede o primeiro horário");
    String appointment = book(patient, doctorId, first);

    say("outra pessoa quer o mesmo horário, e não consegue");
    RestClient other =
        anyone.with(
            token(
                "/auth/patients",
                Map.of("login", logins.roomPatientEmail(), "password", logins.password())));
    Answer refused =
        other.post("/appointments", Map.of("doctorId", doctorId, "startsAt", first)).expect(409);
    tell(refused.text("detail"));

    say("a médica aceita a consulta");
    Answer accepted = doctor.post("/appointments/" + appointment + "/accept", Map.of()).expect(200);
    tell(moment(accepted.text("startsAt")));

    say("a consulta aceita tem um link, que sozinho não abre nada");
    Answer meeting = patient.get("/appointments/" + appointment + "/meeting").expect(200);
    tell(meeting.text("url") + ", aberta a partir de " + moment(meeting.text("opensAt")));

    say("o paciente lê o termo de consentimento e o aceita");
    consent(patient, appointment);

    say("o paciente pede outro horário, mas desiste, e justifica");
    String regretted = book(patient, doctorId, second);
    patient
        .post(
            "/appointments/" + regretted + "/cancel",
            Map.of("justification", "Já tenho outra consulta marcada"))
        .expect(200);
    tell("o horário está livre de novo");
    anyone.get("/doctors/" + doctorId + "/slots").expect(200);

    share(patient, doctor, doctorId);

    say("na consulta que começou há cinco minutos, médico e paciente entram na sala");
    RestClient attending =
        anyone.with(
            token(
                "/auth/doctors",
                Map.of(
                    "crm",
                    Map.of(
                        "number",
                        logins.doctor().number().digits(),
                        "state",
                        logins.doctor().state().name()),
                    "password",
                    logins.password())));
    String under =
        attending.get("/appointments?status=ACCEPTED").expect(200).text("items", "0", "id");
    consent(patient, under);
    for (RestClient party : List.of(attending, patient)) {
      Answer joined = party.post("/appointments/" + under + "/meeting/join", Map.of()).expect(200);
      tell(word(joined, "party") + " encontra " + joined.text("peer", "name"));
    }

    say("a consulta termina: o médico a conclui");
    attending.post("/appointments/" + under + "/complete", Map.of()).expect(200);

    say("e o paciente avalia");
    patient
        .post(
            "/appointments/" + under + "/rating",
            Map.of("stars", 5, "comment", "Atendimento atencioso"))
        .expect(201);
  }

  private void share(RestClient patient, RestClient doctor, String doctorId) {
    say("o paciente guarda um exame em seu prontuário, cifrado, e o compartilha por uma hora");
    Answer file =
        patient
            .upload(
                "/record/files",
                "hemograma.txt",
                "Hemoglobina 14,1 g/dL".getBytes(StandardCharsets.UTF_8),
                Map.of("category", "EXAM", "description", "Hemograma"))
            .expect(201);
    Answer grant =
        patient
            .post(
                "/record/grants",
                Map.of(
                    "doctorId", doctorId,
                    "fileIds", List.of(file.text("id")),
                    "groupIds", List.of(),
                    "expiresAt", Instant.now().plus(1, ChronoUnit.HOURS).toString()))
            .expect(201);
    tell(file.text("name") + ", até " + moment(grant.text("expiresAt")));

    say("a médica o lê");
    String shared =
        "/shared-records/"
            + patient.get("/me").expect(200).text("id")
            + "/files/"
            + file.text("id");
    tell(new String(doctor.download(shared + "/content").body(), StandardCharsets.UTF_8));

    say(
        "o paciente encerra o compartilhamento; a médica não vê mais nada, e ele vê que ela tentou");
    patient.delete("/record/grants/" + grant.text("id")).expect(204);
    doctor.get(shared).expect(404);
    Answer log = patient.get("/record/access-log?limit=4").expect(200);
    for (int i = 0; i < log.at("items").size(); i++) {
      String at = Integer.toString(i);
      tell(
          String.join(
              " · ",
              moment(log.text("items", at, "at")),
              log.text("items", at, "actor", "name"),
              word(log, "items", at, "action"),
              word(log, "items", at, "outcome")));
    }
  }

  private String book(RestClient patient, String doctorId, String startsAt) {
    Answer booked =
        patient
            .post("/appointments", Map.of("doctorId", doctorId, "startsAt", startsAt))
            .expect(201);
    tell(
        reais(booked.text("price", "amount"))
            + ", resposta até "
            + moment(booked.text("answerBy")));
    return booked.text("id");
  }

  private void consent(RestClient patient, String appointment) {
    Answer text = anyone.get("/consents/teleconsultation").expect(200);
    patient
        .post("/appointments/" + appointment + "/consent", Map.of("version", text.text("version")))
        .expect(204);
    tell(text.text("title") + ", versão " + text.text("version"));
  }

  private String token(String path, Map<String, ?> credentials) {
    return anyone.post(path, credentials).expect(200).text("access_token");
  }

  private static Map<String, ?> everyDay() {
    List<Map<String, String>> weekly = new ArrayList<>();
    for (var day : DayOfWeek.values()) {
      weekly.add(Map.of("day", day.name(), "start", "08:00", "end", "18:00"));
    }
    return Map.of(
        "timeZone",
        "America/Sao_Paulo",
        "minimumNoticeMinutes",
        60,
        "horizonDays",
        60,
        "weekly",
        weekly,
        "overrides",
        List.of());
  }

  private void say(String what) {
    out.printf("%n%2d. %s%n", ++step, what);
  }

  private void tell(String what) {
    out.println("    " + what);
  }

  private static String word(Answer answer, String... path) {
    String code = answer.text(path);
    return WORDS.getOrDefault(code, code);
  }

  private static String reais(String amount) {
    return words(Money.parse(amount));
  }

  private static String moment(String instant) {
    return moment(Instant.parse(instant));
  }

  /** In São Paulo, where the visit takes place. */
  static String moment(Instant instant) {
    return words(instant.atZone(ZoneId.of("America/Sao_Paulo")));
  }

  /** As the service words it in its answers. */
  private static String words(Object fact) {
    return new ReaderFormat(BRAZIL, Instant.now(), true).format(fact).toString();
  }
}
