package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the service on one real server. */
class ClinicOnMariaDbTest extends ClinicStories {

  private static final String SCHEMA = "clinic";

  private RunningService one;
  private RunningService other;

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, Object> settings =
        Map.of(
            "datasources.default.url",
                MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA),
            "datasources.default.username", "root",
            "techmedicos.keys", data.resolve("keys").toString());
    one = RunningService.start(data, settings);
    other = RunningService.start(data, settings);
  }

  @AfterAll
  void stop() {
    other.close();
    one.close();
  }

  @Test
  void a_booking_on_one_instance_is_seen_there_at_once_and_soon_on_the_other() throws Exception {
    Doctor doctor = one.addDoctors(1).get(0);
    String slot = someSlot(doctor);
    RestClient patient = one.as(one.addPatients(1).get(0));

    elsewhereAfter(
            doctor,
            () -> {
              book(patient, doctor, slot).expect(201);
              assertThat(slots(one.anyone(), doctor)).doesNotContain(slot);
            })
        .expect(200);

    assertThat(slots(other.anyone(), doctor)).doesNotContain(slot);
  }

  @Test
  void a_booking_on_one_instance_is_seen_on_the_other_within_a_second() {
    Doctor doctor = one.addDoctors(1).get(0);
    String slot = someSlot(doctor);
    RestClient patient = one.as(one.addPatients(1).get(0));

    assertElsewhereWithinASecond(
        () -> book(patient, doctor, slot).expect(201),
        () -> !slots(other.anyone(), doctor).contains(slot));
  }

  @Test
  void another_price_on_one_instance_is_seen_on_the_other_within_a_second() {
    Doctor doctor = one.addDoctors(1).get(0);
    RestClient client = one.as(doctor);
    String path = "/doctors/" + doctor.id() + "/slots";

    assertElsewhereWithinASecond(
        () ->
            client
                .patch(
                    "/doctors/me",
                    "*",
                    Map.of("consultationPrice", Map.of("amount", "321.00", "currency", "BRL")))
                .expect(200),
        () ->
            other
                .anyone()
                .get(path)
                .expect(200)
                .text("consultationPrice", "amount")
                .equals("321.00"));
  }

  /** Whoever asks more than a second after a change sees it, however long the answer takes. */
  private static void assertElsewhereWithinASecond(Runnable change, BooleanSupplier seen) {
    assertThat(seen.getAsBoolean()).isFalse();
    change.run();
    Instant changed = Instant.now();
    Instant asked;
    boolean sees;
    do {
      asked = Instant.now();
      sees = seen.getAsBoolean();
    } while (!sees && !asked.isAfter(changed.plusSeconds(1)));
    assertThat(sees).isTrue();
  }

  private String someSlot(Doctor doctor) {
    List<String> shown = slots(other.anyone(), doctor);
    return shown.get(shown.size() / 2);
  }

  @Test
  void another_agenda_on_one_instance_is_soon_seen_on_the_other() throws Exception {
    Doctor doctor = one.addDoctors(1).get(0);
    RestClient client = one.as(doctor);

    elsewhereAfter(doctor, () -> publish(client, "08:05").expect(200)).expect(200);

    assertThat(slots(other.anyone(), doctor)).anyMatch(start -> start.contains(":05:00"));
  }

  @Test
  void a_suspension_on_one_instance_is_soon_seen_on_the_other() throws Exception {
    Doctor doctor = one.addDoctors(1).get(0);
    RestClient operator = one.asOperator();

    elsewhereAfter(
            doctor,
            () -> {
              operator
                  .post(
                      "/operator/doctors/" + doctor.id() + "/verification",
                      Map.of("decision", "SUSPENDED", "reason", "registro cassado"))
                  .expect(200);
              one.anyone().get("/doctors/" + doctor.id() + "/slots").expect(404);
            })
        .expect(404);
  }

  /**
   * What the other instance answers as soon as it is not what it answered before a change. Its
   * clock stands still, so that no list grows old there: only what compares the lists with the
   * database from time to time can find out.
   */
  private RestClient.Answer elsewhereAfter(Doctor doctor, Runnable change) throws Exception {
    String path = "/doctors/" + doctor.id() + "/slots";
    other.clock().stop();
    try {
      Optional<String> before = other.anyone().get(path).expect(200).etag();
      change.run();
      Instant deadline = Instant.now().plusSeconds(10);
      RestClient.Answer after = other.anyone().get(path);
      while (after.status() == 200 && after.etag().equals(before)) {
        assertThat(Instant.now()).isBefore(deadline);
        Thread.sleep(20);
        after = other.anyone().get(path);
      }
      return after;
    } finally {
      other.clock().goOn();
    }
  }

  @Test
  void a_suspended_accounts_token_opens_nothing_and_sees_what_everyone_sees() {
    Doctor suspended = one.addDoctors(1).get(0);
    Doctor shown = one.addDoctors(1).get(0);
    RestClient client = one.as(suspended);
    client.get("/doctors/" + shown.id() + "/slots").expect(200);
    one.asOperator()
        .post(
            "/operator/doctors/" + suspended.id() + "/verification",
            Map.of("decision", "SUSPENDED", "reason", "registro cassado"))
        .expect(200);

    for (RestClient anywhere : List.of(client, client.at(other.uri()))) {
      anywhere.get("/me").expect(401);
      anywhere.get("/agenda").expect(401);
    }
    client.get("/doctors/" + shown.id() + "/slots").expect(200);
  }

  @Override
  RunningService service() {
    return one;
  }

  @Override
  List<RunningService> services() {
    return List.of(one, other);
  }
}
