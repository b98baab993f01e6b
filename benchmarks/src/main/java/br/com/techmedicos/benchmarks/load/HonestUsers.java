package br.com.techmedicos.benchmarks.load;

import br.com.techmedicos.bootstrap.sample.SamplePeople;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Doctors and patients who want nothing but to see slots, log in, and book; each has an address of
 * their own.
 */
final class HonestUsers implements AutoCloseable {

  static final String PASSWORD = "quatro palavras bem compridas";

  private static final int DOCTORS = 12;
  private static final int PATIENTS = 60;
  private static final int SLOTS_A_SECOND = 20;
  private static final int LOGINS_A_SECOND = 2;
  private static final int BOOKINGS_A_SECOND = 2;

  /** A patient's client: logged in again before the token is over. */
  private record Patient(Caller caller, String cpf) {}

  private final URI base;
  private final List<String> doctors = new ArrayList<>();
  private final List<Patient> patients = new ArrayList<>();
  private final Map<String, Measurements> figures = new ConcurrentHashMap<>();
  private ScheduledExecutorService threads = Executors.newScheduledThreadPool(1);

  HonestUsers(URI base) {
    this.base = base;
  }

  /** Everyone signs up through the interface, as in life. */
  void signUp() {
    SamplePeople people = new SamplePeople(11);
    try (Caller operator = new Caller(base, "127.0.1.1")) {
      operator.as(
          operator
              .post(
                  "/api/v1/auth/operators",
                  Map.of("login", ServiceProcess.OPERATOR, "password", ServiceProcess.PASSWORD))
              .expect(200)
              .text("access_token"));
      for (int i = 0; i < DOCTORS; i++) {
        doctors.add(doctor(people.doctor(i), operator, i));
      }
    }
    for (int i = 0; i < PATIENTS; i++) {
      SamplePeople.SamplePatient person = people.patient(i);
      Caller caller = new Caller(base, "127.0.2." + (1 + i));
      caller.post("/api/v1/patients", form(person)).expect(201);
      Patient patient = new Patient(caller, person.cpf().value());
      caller.as(logIn(patient).expect(200).text("access_token"));
      patients.add(patient);
    }
  }

  /** The form by which a person signs up as a patient. */
  static Map<String, Object> form(SamplePeople.SamplePatient person) {
    return Map.of(
        "name", person.name().value(),
        "email", person.email().value(),
        "password", PASSWORD,
        "cpf", person.cpf().value(),
        "birthDate", person.birthDate().toString());
  }

  private String doctor(SamplePeople.SampleDoctor person, Caller operator, int i) {
    Caller caller = new Caller(base, "127.0.1." + (2 + i));
    Map<String, Object> crm =
        Map.of("number", person.crm().number().digits(), "state", person.crm().state().name());
    String id =
        caller
            .post(
                "/api/v1/doctors",
                Map.of(
                    "name", person.profile().name().value(),
                    "email", person.email().value(),
                    "password", PASSWORD,
                    "crm", crm,
                    "specialties", List.of(Map.of("code", "cardiology", "rqe", "" + (1000 + i))),
                    "consultationPrice", Map.of("amount", "250.00", "currency", "BRL"),
                    "practice",
                        Map.of(
                            "street",
                            "Avenida Paulista, " + (1 + i),
                            "city",
                            "São Paulo",
                            "state",
                            "SP",
                            "latitude",
                            -23.55 + i / 1000.0,
                            "longitude",
                            -46.63),
                    "timeZone", "America/Sao_Paulo"))
            .expect(201)
            .text("id");
    operator
        .post("/api/v1/operator/doctors/" + id + "/verification", Map.of("decision", "APPROVED"))
        .expect(200);
    caller.as(
        caller
            .post("/api/v1/auth/doctors", Map.of("crm", crm, "password", PASSWORD))
            .expect(200)
            .text("access_token"));
    List<Map<String, String>> everyDay =
        Stream.of(DayOfWeek.values())
            .map(day -> Map.of("day", day.name(), "start", "08:00", "end", "22:00"))
            .toList();
    caller
        .put(
            "/api/v1/agenda",
            caller.get("/api/v1/agenda").expect(200).etag().orElseThrow(),
            Map.of(
                "timeZone",
                "America/Sao_Paulo",
                "minimumNoticeMinutes",
                0,
                "horizonDays",
                30,
                "weekly",
                everyDay,
                "overrides",
                List.of()))
        .expect(200);
    caller.close();
    return id;
  }

  /** From now on, until {@link #rest}: what is measured is measured anew. */
  void work() {
    figures.clear();
    threads = Executors.newScheduledThreadPool(64);
    atRate(SLOTS_A_SECOND, this::slots);
    atRate(LOGINS_A_SECOND, this::logins);
    atRate(BOOKINGS_A_SECOND, this::bookings);
    threads.scheduleAtFixedRate(this::stayLoggedIn, 120, 120, TimeUnit.SECONDS);
  }

  /** The slowest call of each kind since this was asked last. */
  String slowestMeanwhile() {
    return new TreeMap<>(figures)
        .entrySet().stream()
            .map(each -> "%s %.0f ms".formatted(each.getKey(), each.getValue().slowestMeanwhile()))
            .collect(Collectors.joining(", "));
  }

  /** Nobody wants anything for a while. */
  Map<String, Measurements> rest() throws InterruptedException {
    threads.shutdown();
    threads.awaitTermination(60, TimeUnit.SECONDS);
    return Map.copyOf(figures);
  }

  String anyDoctor() {
    return doctors.get(ThreadLocalRandom.current().nextInt(doctors.size()));
  }

  String anyCpf() {
    return anyPatient().cpf();
  }

  private Patient anyPatient() {
    return patients.get(ThreadLocalRandom.current().nextInt(patients.size()));
  }

  private interface Work {
    void go() throws InterruptedException;
  }

  /** Each on a thread of its own, so that slow answers hold nobody up. */
  private void atRate(int perSecond, Work work) {
    threads.scheduleAtFixedRate(
        () ->
            threads.execute(
                () -> {
                  try {
                    work.go();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } catch (RuntimeException unexpected) {
                    figures("unexpected").count(0);
                  }
                }),
        0,
        1_000_000_000L / perSecond,
        TimeUnit.NANOSECONDS);
  }

  private Measurements figures(String kind) {
    return figures.computeIfAbsent(kind, x -> new Measurements());
  }

  static String slotsPath(String doctor) {
    return "/api/v1/doctors/" + doctor + "/slots";
  }

  /** A caller who is logged in as a patient. */
  Caller anyCaller() {
    return anyPatient().caller();
  }

  private void slots() throws InterruptedException {
    Patient patient = anyPatient();
    String path = slotsPath(anyDoctor());
    figures("slots").twice(() -> patient.caller().get(path));
  }

  private void logins() throws InterruptedException {
    Patient patient = anyPatient();
    figures("logins").twice(() -> logIn(patient));
  }

  private void bookings() throws InterruptedException {
    Patient patient = anyPatient();
    String doctor = anyDoctor();
    Caller.Answer offered = patient.caller().get(slotsPath(doctor));
    if (!offered.ok()) {
      return; // counted where slots are
    }
    String startsAt = anySlot(offered);
    String[] id = new String[1];
    synchronized (patient) { // a person books one thing at a time
      boolean booked =
          figures("bookings")
              .twice(
                  () -> {
                    Caller.Answer answer = book(patient.caller(), doctor, startsAt);
                    if (answer.ok()) {
                      id[0] = answer.text("id");
                    }
                    return answer;
                  });
      if (booked) {
        cancel(patient, id[0]);
      }
    }
  }

  /** So that there is always something to book. */
  private void cancel(Patient patient, String id) throws InterruptedException {
    figures("cancellations").twice(() -> cancel(patient.caller(), id));
  }

  /** When one of the slots on offer starts. */
  static String anySlot(Caller.Answer offered) {
    JsonNode slots = offered.json().get("slots");
    return slots
        .get(ThreadLocalRandom.current().nextInt(slots.size()))
        .get("startsAt")
        .getStringValue();
  }

  static Caller.Answer book(Caller patient, String doctor, String startsAt) {
    return patient.post("/api/v1/appointments", Map.of("doctorId", doctor, "startsAt", startsAt));
  }

  static Caller.Answer cancel(Caller patient, String id) {
    return patient.post(
        "/api/v1/appointments/" + id + "/cancel",
        Map.of("justification", "Não poderei comparecer."));
  }

  private Caller.Answer logIn(Patient patient) {
    return patient
        .caller()
        .post("/api/v1/auth/patients", Map.of("login", patient.cpf(), "password", PASSWORD));
  }

  private void stayLoggedIn() {
    for (Patient patient : patients) {
      Caller.Answer answer = logIn(patient);
      if (answer.ok()) {
        patient.caller().as(answer.text("access_token"));
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    patients.forEach(patient -> patient.caller().close());
  }
}
