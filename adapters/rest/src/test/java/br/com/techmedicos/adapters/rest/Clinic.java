package br.com.techmedicos.adapters.rest;

import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A running service on an in-memory clinic, and the people in it. */
final class Clinic implements AutoCloseable {

  static final String PASSWORD = "um cavalo azul dança";

  private final TestClinic memory;
  private final EmbeddedServer server;
  private final AtomicInteger count = new AtomicInteger(1000);

  private Clinic(BookingPolicy policy, Map<String, Object> settings) {
    memory = new TestClinic(policy);
    server =
        ApplicationContext.builder()
            .properties(Map.of("micronaut.server.port", -1))
            .properties(settings)
            .singletons(memory.beans())
            .build()
            .start()
            .getBean(EmbeddedServer.class)
            .start();
  }

  /** Where new patients may ask as much as others, so that a story may begin with signing up. */
  static Clinic open() {
    return open(Map.of());
  }

  static Clinic open(Map<String, Object> settings) {
    return new Clinic(BookingPolicy.withoutQuota(), settings);
  }

  static Clinic openWithQuota() {
    return new Clinic(BookingPolicy.standard(), Map.of());
  }

  int port() {
    return server.getPort();
  }

  /** A client at another address, like 127.0.0.2. */
  LoopbackClient at(String address) {
    return new LoopbackClient(server.getURI(), address);
  }

  /** What happens at every search from now on, before it. */
  void searchesAfter(Runnable before) {
    memory.searchesAfter(before);
  }

  /** What happens from now on before a doctor is looked at. */
  void looksAfter(Runnable before) {
    memory.looksAfter(before);
  }

  /** What happens at every sign-up from now on, before anything is kept. */
  void hashesAfter(Runnable before) {
    memory.hashesAfter(before);
  }

  /** Everybody is told what has happened. */
  void tellsEveryone() {
    memory.tellsEveryone();
  }

  /** Something that a partner refuses to be told. */
  void deliversToWhoRefuses() {
    memory.deliversToWhoRefuses();
  }

  /** What happens at every upload from now on, before it is scanned. */
  void scansAfter(Runnable before) {
    memory.scansAfter(before);
  }

  /** What happens from now on when a call that carries a key has been committed. */
  void commitsBefore(Runnable after) {
    memory.commitsBefore(after);
  }

  URI uri() {
    return server.getURI();
  }

  AdjustableClock clock() {
    return memory.clock();
  }

  /** Who provides the rooms of meetings from now on. */
  void meetsIn(MeetingRooms provider) {
    memory.meetsIn(provider);
  }

  ApplicationContext context() {
    return server.getApplicationContext();
  }

  /** Whoever has no token. */
  Client anonymous() {
    return new Client(server.getURI(), "");
  }

  Client operator() {
    return new Client(server.getURI(), memory.operatorToken());
  }

  /** A new patient, logged in. */
  Client patient() {
    int number = count.incrementAndGet();
    String email = "patient" + number + "@example.com";
    anonymous().post("/api/v1/patients", patientSignUp(email, Cpfs.of(number))).expect(201);
    return loggedIn(
        "/api/v1/auth/patients",
        """
        {"login": "%s", "password": "%s"}
        """
            .formatted(email, PASSWORD));
  }

  static String patientSignUp(String email, String cpf) {
    return """
    {"name": "Joana Lima", "email": "%s", "password": "%s", "cpf": "%s",
     "birthDate": "1990-05-17"}
    """
        .formatted(email, PASSWORD, cpf);
  }

  /** A new doctor who nobody has verified, logged in. */
  Client newDoctor() {
    int number = count.incrementAndGet();
    anonymous()
        .post("/api/v1/doctors", doctorSignUp("doctor" + number + "@example.com", "" + number))
        .expect(201);
    return loggedIn(
        "/api/v1/auth/doctors",
        """
        {"crm": {"number": "%s", "state": "SP"}, "password": "%s"}
        """
            .formatted(number, PASSWORD));
  }

  static String doctorSignUp(String email, String crm) {
    return """
    {"name": "Ana Souza", "email": "%s", "password": "%s",
     "crm": {"number": "%s", "state": "SP"},
     "specialties": [{"code": "cardiology", "rqe": "12345"}, {"code": "geriatrics"}],
     "consultationPrice": {"amount": "250.00", "currency": "BRL"},
     "practice": {"street": "Avenida Paulista, 1578", "city": "São Paulo", "state": "SP",
                  "latitude": -23.5614, "longitude": -46.6559},
     "timeZone": "America/Sao_Paulo"}
    """
        .formatted(email, PASSWORD, crm);
  }

  /** A verified doctor with every weekday from nine to six, logged in. */
  Client doctor() {
    Client doctor = newDoctor();
    operator()
        .post(
            "/api/v1/operator/doctors/" + doctor.id() + "/verification",
            "{\"decision\": \"APPROVED\"}")
        .expect(200);
    doctor.with("If-Match", "*").put("/api/v1/agenda", Agendas.WEEKDAYS).expect(200);
    return doctor;
  }

  /** An appointment that a patient has asked for. */
  JsonNode requested(Client patient, Client doctor, String startsAt) {
    return patient
        .post(
            "/api/v1/appointments",
            "{\"doctorId\": \"%s\", \"startsAt\": \"%s\"}".formatted(doctor.id(), startsAt))
        .expect(201)
        .json();
  }

  private Client loggedIn(String path, String credentials) {
    JsonNode tokens = anonymous().post(path, credentials).expect(200).json();
    return new Client(server.getURI(), tokens.get("access_token").getStringValue());
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
  }
}
