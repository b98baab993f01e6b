package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import io.micronaut.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on its embedded database, killed without warning in the middle of bookings. */
class CrashTest {

  private static final String PASSWORD = "uma senha que ninguém adivinha";
  private static final int PATIENTS = 6;
  private static final int BOOKINGS_BEFORE_THE_KILL = 150;

  @TempDir Path data;

  private int port;

  @Test
  void what_was_answered_is_there_after_a_kill() throws Exception {
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    List<Map<String, String>> logins = new ArrayList<>();
    Process service = start();
    try {
      URI base = awaitReady(service);
      String doctor = doctorWithOpenAgenda(base);
      for (int n = 0; n < PATIENTS; n++) {
        logins.add(patient(base, n));
      }
      ExecutorService threads = Executors.newFixedThreadPool(PATIENTS);
      for (int n = 0; n < PATIENTS; n++) {
        int shift = n;
        RestClient client = logIn(base, logins.get(n));
        threads.submit(() -> bookAndCancel(client, doctor, shift, acknowledged));
      }
      Instant deadline = Instant.now().plusSeconds(60);
      while (acknowledged.size() < BOOKINGS_BEFORE_THE_KILL && Instant.now().isBefore(deadline)) {
        Thread.sleep(5);
      }
      service.destroyForcibly().waitFor();
      threads.shutdownNow();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      service.destroyForcibly().waitFor();
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BOOKINGS_BEFORE_THE_KILL);

    Process again = start();
    try {
      URI base = awaitReady(again);
      int found = 0;
      for (Map<String, String> login : logins) {
        RestClient client = logIn(base, login);
        for (Map.Entry<String, String> booking : acknowledged.entrySet()) {
          Answer answer = client.get("/appointments/" + booking.getKey());
          if (answer.status() == 200) {
            found++;
            if (booking.getValue().equals("CANCELLED")) {
              assertThat(answer.text("status")).isEqualTo("CANCELLED");
            } else {
              assertThat(answer.text("status")).isIn("REQUESTED", "CANCELLED");
            }
          }
        }
      }
      assertThat(found).isEqualTo(acknowledged.size());
    } finally {
      again.destroyForcibly().waitFor();
    }
  }

  private static void bookAndCancel(
      RestClient client, String doctor, int shift, Map<String, String> acknowledged) {
    List<String> slots = new ArrayList<>();
    Answer free = client.get("/doctors/" + doctor + "/slots").expect(200);
    for (int i = shift; i < free.at("slots").size(); i += PATIENTS) {
      slots.add(free.text("slots", Integer.toString(i), "startsAt"));
    }
    for (int i = 0; ; i = (i + 1) % slots.size()) {
      Answer booked =
          client.post("/appointments", Map.of("doctorId", doctor, "startsAt", slots.get(i)));
      String id = booked.expect(201).text("id");
      acknowledged.put(id, "REQUESTED");
      client
          .post("/appointments/" + id + "/cancel", Map.of("justification", "Mudei de ideia"))
          .expect(200);
      acknowledged.put(id, "CANCELLED");
    }
  }

  private static String doctorWithOpenAgenda(URI base) {
    RestClient anyone = client(base);
    Map<String, String> crm = Map.of("number", "777777", "state", "SP");
    String id =
        anyone
            .post(
                "/doctors",
                Map.of(
                    "name",
                    "Otávio Lima",
                    "email",
                    "otavio@clinica.example",
                    "password",
                    PASSWORD,
                    "crm",
                    crm,
                    "specialties",
                    List.of(),
                    "consultationPrice",
                    Map.of("amount", "100.00", "currency", "BRL"),
                    "practice",
                    Map.of(
                        "street", "Rua Augusta, 1",
                        "city", "São Paulo",
                        "state", "SP",
                        "latitude", -23.55,
                        "longitude", -46.65),
                    "timeZone",
                    "America/Sao_Paulo"))
            .expect(201)
            .text("id");
    RestClient doctor =
        anyone.with(
            anyone
                .post("/auth/doctors", Map.of("crm", crm, "password", PASSWORD))
                .expect(200)
                .text("access_token"));
    List<Map<String, String>> weekly = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      weekly.add(Map.of("day", day.name(), "start", "06:00", "end", "22:00"));
    }
    doctor
        .put(
            "/agenda",
            doctor.get("/agenda").expect(200).etag().orElseThrow(),
            Map.of(
                "timeZone",
                "America/Sao_Paulo",
                "minimumNoticeMinutes",
                0,
                "horizonDays",
                60,
                "weekly",
                weekly,
                "overrides",
                List.of()))
        .expect(200);
    RestClient operator =
        anyone.with(
            anyone
                .post("/auth/operators", Map.of("login", "operador", "password", PASSWORD))
                .expect(200)
                .text("access_token"));
    operator
        .post(
            "/operator/doctors/" + id + "/verification",
            Map.of("decision", "APPROVED", "reason", "conferido"))
        .expect(200);
    return id;
  }

  private static Map<String, String> patient(URI base, int n) {
    SamplePeople.SamplePatient sample = new SamplePeople(7).patient(n);
    client(base)
        .post(
            "/patients",
            Map.of(
                "name", sample.name().value(),
                "email", sample.email().value(),
                "password", PASSWORD,
                "cpf", sample.cpf().value(),
                "birthDate", sample.birthDate().toString()))
        .expect(201);
    return Map.of("login", sample.email().value(), "password", PASSWORD);
  }

  private static RestClient logIn(URI base, Map<String, String> login) {
    RestClient anyone = client(base);
    return anyone.with(anyone.post("/auth/patients", login).expect(200).text("access_token"));
  }

  private static RestClient client(URI base) {
    return new RestClient(base, JsonMapper.createDefault());
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Application.class.getName());
    port = freePort();
    Map<String, String> environment = builder.environment();
    environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
    environment.put("TECHMEDICOS_DATA", data.toString());
    environment.put("TECHMEDICOS_OPERATOR_LOGIN", "operador");
    environment.put("TECHMEDICOS_OPERATOR_PASSWORD", PASSWORD);
    environment.put("TECHMEDICOS_RATE_LIMITS_ENABLED", "false");
    File log = data.resolve("service.log").toFile();
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private URI awaitReady(Process service) throws Exception {
    URI base = URI.create("http://127.0.0.1:" + port);
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest ready = HttpRequest.newBuilder(base.resolve("/health/readiness")).build();
    Instant deadline = Instant.now().plus(Duration.ofSeconds(90));
    while (Instant.now().isBefore(deadline) && service.isAlive()) {
      try {
        if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
          return base;
        }
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("the service did not start; see " + data);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
