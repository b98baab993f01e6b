package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What throw-away accounts cannot do, with the quotas on, told over HTTP on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NewAccountStories {

  private static final String TOO_MANY = "/problems/too-many-requests-pending";

  /** All instances of the service, on the one database. */
  abstract List<RunningService> services();

  @Test
  void a_doctors_week_cannot_be_held_by_accounts_made_a_minute_ago() throws Exception {
    Doctor doctor = service().addDoctors(1).get(0);
    List<String> slots = slots(doctor);
    List<RestClient> crowd = Stream.generate(service()::signUp).limit(6).toList();
    List<Callable<Answer>> raid = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      RestClient raider = at(i, crowd.get(i % crowd.size()));
      String slot = slots.get(i);
      raid.add(() -> book(raider, doctor, slot));
    }

    List<Answer> answers = RunningService.atOnce(raid);

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(6);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> assertThat(answer.expect(422).text("type")).isEqualTo(TOO_MANY));
    assertThat(slots(doctor)).hasSize(slots.size() - 6);
    BookingFloodAlarm alarm = service().bean(BookingFloodAlarm.class);
    alarm.look();
    assertThat(service().bean(MeterRegistry.class).get(BookingFloodAlarm.GAUGE).gauge().value())
        .isGreaterThanOrEqualTo(6);
  }

  @Test
  void of_many_requests_at_once_of_a_new_patient_two_count_and_one_a_doctor() throws Exception {
    List<Doctor> doctors = service().addDoctors(4);
    RestClient patient = service().signUp();
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Doctor doctor = doctors.get(i % 4);
      RestClient client = at(i / 4, patient);
      String slot = slots(doctor).get(i * 2);
      requests.add(() -> book(client, doctor, slot));
    }

    List<Answer> answers = RunningService.atOnce(requests);

    Set<String> asked = new HashSet<>();
    answers.stream()
        .filter(answer -> answer.status() == 201)
        .forEach(answer -> assertThat(asked.add(answer.text("doctor", "id"))).isTrue());
    assertThat(asked).hasSize(2);
    assertThat(patient.get("/appointments?status=REQUESTED").at("items").size()).isEqualTo(2);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(
            answer ->
                assertThat(answer.expect(422).text("type"))
                    .isIn(TOO_MANY, "/problems/patient-busy"));
  }

  @Test
  void who_has_been_a_patient_for_long_waits_for_five() {
    Doctor doctor = service().addDoctors(1).get(0);
    RestClient patient = service().as(service().addPatients(1).get(0));
    List<String> slots = slots(doctor);
    for (int i = 0; i < 5; i++) {
      book(patient, doctor, slots.get(i)).expect(201);
    }

    assertThat(book(patient, doctor, slots.get(5)).expect(422).text("type")).isEqualTo(TOO_MANY);
  }

  @Test
  void a_suspension_leaves_no_request_behind_that_comes_at_the_same_time() throws Exception {
    List<Doctor> doctors = service().addDoctors(4);
    List<RestClient> doctorClients = doctors.stream().map(service()::as).toList();
    RestClient operator = service().asOperator();
    List<Integer> statuses = new ArrayList<>();

    for (int round = 0; round < 20; round++) {
      Patient patient = service().addPatients(1).get(0);
      RestClient client = service().as(patient);
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        RestClient here = at(i, client);
        Doctor doctor = doctors.get(i);
        String slot = slots(doctor).get(10 * i);
        calls.add(() -> book(here, doctor, slot));
      }
      calls.remove(0).call().expect(201); // before the others, so that there is one to cancel
      RestClient there = at(round, operator);
      calls.add(
          round % 4,
          () ->
              there
                  .post(
                      "/operator/patients/" + patient.id() + "/suspension",
                      Map.of("reason", "Contas em série."))
                  .expect(204));

      RunningService.atOnce(calls).stream().map(Answer::status).forEach(statuses::add);

      for (RestClient doctor : doctorClients) {
        Answer waiting = doctor.get("/appointments?status=REQUESTED").expect(200);
        assertThat(waiting.at("items").size()).as("round %d", round).isZero();
      }
      assertThat(client.get("/appointments").status()).isEqualTo(401);
    }

    assertThat(statuses).isSubsetOf(201, 204, 401, 422);
  }

  @Test
  void a_suspended_patient_cannot_log_in_until_they_are_reinstated() {
    Patient patient = service().addPatients(1).get(0);
    RestClient operator = service().asOperator();
    String suspension = "/operator/patients/" + patient.id() + "/suspension";
    operator.post(suspension, Map.of("reason", "Contas em série.")).expect(204);

    Answer refused = service().logIn(patient.cpf().value()).expect(401);
    assertThat(refused.text("type")).isEqualTo("/problems/invalid-credentials");

    operator.delete(suspension).expect(204);
    service().logIn(patient.cpf().value()).expect(200);
  }

  @Test
  void that_somebody_is_a_patient_is_told_a_few_times_whichever_instance_is_asked() {
    Patient known = service().addPatients(1).get(0);
    Map<String, String> signUp =
        Map.of(
            "name",
            "Rita Reis",
            "email",
            known.email().value(),
            "password",
            RunningService.PASSWORD,
            "cpf",
            known.cpf().value(),
            "birthDate",
            "1990-05-17");
    untilTheNextHourBegins();

    for (int i = 0; i < 10; i++) {
      at(i, service().anyone()).post("/patients", signUp).expect(409);
    }
    Answer eleventh = at(1, service().anyone()).post("/patients", signUp);

    assertThat(eleventh.expect(429).text("type")).isEqualTo("/problems/too-many-requests");
    services().forEach(instance -> instance.clock().advance(Duration.ofSeconds(30)));
    service().signUp(); // waits no longer than that
    untilTheNextHourBegins();
    at(1, service().anyone()).post("/patients", signUp).expect(409);
  }

  /** So that no hour ends in the middle of a story, and none leaves a count to the next. */
  private void untilTheNextHourBegins() {
    Instant now = service().clock().instant();
    Duration left = Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plusSeconds(3601));
    services().forEach(instance -> instance.clock().advance(left));
  }

  private RunningService service() {
    return services().get(0);
  }

  private RestClient at(int turn, RestClient client) {
    return client.at(services().get(turn % services().size()).uri());
  }

  private Answer book(RestClient patient, Doctor doctor, String slot) {
    return patient.post(
        "/appointments", Map.of("doctorId", doctor.id().toString(), "startsAt", slot));
  }

  private List<String> slots(Doctor doctor) {
    Answer answer = service().anyone().get("/doctors/" + doctor.id() + "/slots").expect(200);
    List<String> starts = new ArrayList<>();
    for (int i = 0; i < answer.at("slots").size(); i++) {
      starts.add(answer.text("slots", Integer.toString(i), "startsAt"));
    }
    return starts;
  }
}
