package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import io.micronaut.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on its embedded database, killed without warning in the middle of bookings. */
class CrashTest {

  private static final String PASSWORD = "uma senha que ninguém adivinha";
  private static final int PATIENTS = 6;
  private static final int BOOKINGS_BEFORE_THE_KILL = 150;

  @TempDir Path data;

  @Test
  void what_was_answered_is_there_after_a_kill() throws Exception {
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    List<Map<String, String>> logins = new ArrayList<>();
    ServiceProcess service = ServiceProcess.start(data);
    try {
      URI base = service.uri();
      String doctor = doctorWithOpenAgenda(base);
      for (int n = 0; n < PATIENTS; n++) {
        logins.add(patient(base, n));
      }
      ExecutorService threads = Executors.newFixedThreadPool(PATIENTS);
      List<Future<?>> patients = new ArrayList<>();
      for (int n = 0; n < PATIENTS; n++) {
        int shift = n;
        RestClient client = logIn(base, logins.get(n));
        patients.add(threads.submit(() -> bookAndCancel(client, doctor, shift, acknowledged)));
      }
      while (acknowledged.size() < BOOKINGS_BEFORE_THE_KILL) {
        assertThat(patients).as("who still books").anyMatch(patient -> !patient.isDone());
        Thread.sleep(5);
      }
      service.kill();
      threads.shutdownNow();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      service.kill();
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BOOKINGS_BEFORE_THE_KILL);

    ServiceProcess again = ServiceProcess.start(data);
    try {
      URI base = again.uri();
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
      again.kill();
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
}
