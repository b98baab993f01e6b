package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What happens when many want the same, told over HTTP on whatever database the service runs on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClinicStories {

  /** The service that the stories are told on. */
  abstract RunningService service();

  /** All instances of the service, on the one database. */
  List<RunningService> services() {
    return List.of(service());
  }

  @Test
  void of_sixty_patients_who_want_one_slot_one_gets_it() throws Exception {
    Doctor doctor = doctors(1).get(0);
    String slot = slots(doctor).get(0);
    List<Callable<Answer>> bookings = new ArrayList<>();
    for (Patient patient : patients(60)) {
      RestClient client = spread(service().as(patient), bookings.size());
      bookings.add(() -> book(client, doctor, slot));
    }
    List<Answer> answers = RunningService.atOnce(bookings);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .hasSize(59)
        .allSatisfy(answer -> assertThat(answer.text("type")).isEqualTo("/problems/slot-taken"));
    int winner = answers.stream().map(Answer::status).toList().indexOf(201);
    assertThat(slots(spread(service().anyone(), winner), doctor)).doesNotContain(slot);
  }

  @Test
  void of_thirty_answers_given_at_once_one_counts() throws Exception {
    Doctor doctor = doctors(1).get(0);
    RestClient patient = service().as(patients(1).get(0));
    RestClient doctorClient = service().as(doctor);
    String id = book(patient, doctor, slots(doctor).get(0)).expect(201).text("id");
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      boolean accept = i % 2 == 0;
      RestClient client = spread(doctorClient, i / 2);
      calls.add(
          () ->
              accept
                  ? client.post("/appointments/" + id + "/accept", Map.of())
                  : client.post(
                      "/appointments/" + id + "/refuse", Map.of("reason", "Estarei em cirurgia")));
    }
    List<Answer> answers = RunningService.atOnce(calls);
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(29);
    String said =
        answers.stream()
            .filter(answer -> answer.status() == 200)
            .findFirst()
            .orElseThrow()
            .text("status");
    assertThat(patient.get("/appointments/" + id).text("status")).isEqualTo(said);
  }

  @Test
  void a_request_repeated_with_its_key_books_once() throws Exception {
    Doctor doctor = doctors(1).get(0);
    RestClient patient = service().as(patients(1).get(0));
    Map<String, String> body =
        Map.of("doctorId", doctor.id().toString(), "startsAt", slots(doctor).get(0));
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      RestClient client = spread(patient, i);
      calls.add(() -> client.post("/appointments", "um-pedido", body));
    }
    List<Answer> answers = RunningService.atOnce(calls);
    Set<String> booked = new HashSet<>();
    for (Answer answer : answers) {
      if (answer.status() == 201) {
        booked.add(answer.text("id"));
      } else {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("type")).isEqualTo("/problems/request-in-progress");
      }
    }
    assertThat(booked).hasSize(1);
    Answer later = patient.post("/appointments", "um-pedido", body).expect(201);
    assertThat(booked).containsExactly(later.text("id"));
    Answer other =
        patient.post(
            "/appointments",
            "um-pedido",
            Map.of("doctorId", doctor.id().toString(), "startsAt", slots(doctor).get(1)));
    assertThat(other.expect(422).text("type")).isEqualTo("/problems/idempotency-key-reused");
  }

  @Test
  void a_patient_cannot_be_with_two_doctors_in_one_hour() throws Exception {
    List<Doctor> two = doctors(2);
    publish(two.get(0), "08:00");
    publish(two.get(1), "08:00");
    String slot = slots(two.get(0)).get(0);
    assertThat(slots(two.get(1))).contains(slot);
    RestClient patient = service().as(patients(1).get(0));
    List<Answer> answers =
        RunningService.atOnce(
            List.<Callable<Answer>>of(
                () -> book(spread(patient, 0), two.get(0), slot),
                () -> book(spread(patient, 1), two.get(1), slot)));
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 422);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 422)
        .allSatisfy(answer -> assertThat(answer.text("type")).isEqualTo("/problems/patient-busy"));
  }

  @Test
  void of_twenty_requests_of_one_patient_five_wait() throws Exception {
    Doctor doctor = doctors(1).get(0);
    publish(doctor, "08:00");
    RestClient patient = service().as(patients(1).get(0));
    List<Callable<Answer>> calls = new ArrayList<>();
    for (String slot : slots(doctor).subList(0, 20)) {
      RestClient client = spread(patient, calls.size());
      calls.add(() -> book(client, doctor, slot));
    }
    List<Answer> answers = RunningService.atOnce(calls);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 422)
        .hasSize(15)
        .allSatisfy(
            answer ->
                assertThat(answer.text("type")).isEqualTo("/problems/too-many-requests-pending"));
    assertThat(patient.get("/appointments?status=REQUESTED").expect(200).at("items").size())
        .isEqualTo(5);
  }

  @Test
  void nobody_is_left_on_a_day_that_is_called_off_while_everybody_books_and_is_answered()
      throws Exception {
    Doctor doctor = doctors(1).get(0);
    publish(doctor, "08:00");
    RestClient doctorClient = service().as(doctor);
    List<RestClient> patients = patients(12).stream().map(service()::as).toList();
    List<String> slots = slots(doctor);
    String day = slots.get(slots.size() / 2).substring(0, 10);
    List<String> starts = slots.stream().filter(start -> start.startsWith(day)).toList();
    List<Callable<List<Answer>>> calls = new ArrayList<>();
    for (int i = 0; i < patients.size(); i++) {
      RestClient patient = spread(patients.get(i), i);
      String slot = starts.get(i % starts.size());
      String elsewhere = slots.get(i);
      if (i % 3 == 0) {
        String id = book(patient, doctor, slot).expect(201).text("id");
        RestClient answering = spread(doctorClient, i + 1);
        calls.add(() -> List.of(answering.post("/appointments/" + id + "/accept", Map.of())));
      } else if (i % 3 == 1) {
        String id = book(patient, doctor, elsewhere).expect(201).text("id");
        calls.add(
            () ->
                List.of(
                    patient.post("/appointments/" + id + "/reschedule", Map.of("startsAt", slot))));
      } else {
        calls.add(() -> List.of(book(patient, doctor, slot)));
      }
    }
    Map<String, String> reason = Map.of("reason", "Estou doente.");
    calls.add(calls.size() / 2, () -> List.of(callOff(doctorClient, day, reason)));
    calls.add(() -> List.of(callOff(spread(doctorClient, 1), day, reason)));
    List<Answer> answers = RunningService.atOnce(calls).stream().flatMap(List::stream).toList();

    assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 409, 422);
    Thread.sleep(1_000); // as long as an instance may show what another has changed
    for (RunningService instance : services()) {
      assertThat(slots(instance.anyone(), doctor)).noneMatch(start -> start.startsWith(day));
    }
    for (String status : List.of("REQUESTED", "ACCEPTED")) {
      String left = "/appointments?limit=100&status=" + status + "&from=" + day + "T08:00:00Z";
      Answer live = doctorClient.get(left + "&to=" + day + "T23:00:00Z").expect(200);
      assertThat(live.at("items").size()).as(status).isZero();
    }
    assertThat(callOff(doctorClient, day, reason).expect(200).at("cancelled").size()).isZero();
  }

  private static Answer callOff(RestClient doctor, String day, Map<String, String> reason) {
    return doctor.post("/agenda/days/" + day + "/cancellation", reason);
  }

  @Test
  void a_quota_that_is_lifted_lets_new_patients_wait_for_five_too() {
    Doctor doctor = doctors(1).get(0);
    RestClient patient = service().signUp();
    List<String> slots = slots(doctor);
    for (int i = 0; i < 5; i++) {
      book(patient, doctor, slots.get(i)).expect(201);
    }

    assertThat(book(patient, doctor, slots.get(5)).expect(422).text("type"))
        .isEqualTo("/problems/too-many-requests-pending");
  }

  @Test
  void a_slot_that_is_given_up_can_be_had_at_once_by_the_same_patient_too() {
    Doctor doctor = doctors(1).get(0);
    RestClient doctorClient = service().as(doctor);
    RestClient patient = service().as(patients(1).get(0));
    String slot = slots(doctor).get(3);

    String refused = book(patient, doctor, slot).expect(201).text("id");
    doctorClient
        .post("/appointments/" + refused + "/refuse", Map.of("reason", "Estarei em cirurgia"))
        .expect(200);

    String cancelled = book(patient, doctor, slot).expect(201).text("id");
    patient
        .post("/appointments/" + cancelled + "/cancel", Map.of("justification", "Vou viajar"))
        .expect(200);

    String moved = book(patient, doctor, slot).expect(201).text("id");
    String elsewhere = slots(doctor).get(5);
    patient
        .post("/appointments/" + moved + "/reschedule", Map.of("startsAt", elsewhere))
        .expect(200);

    book(patient, doctor, slot).expect(201);
  }

  @Test
  void a_request_that_was_not_answered_in_time_frees_its_slot_before_anything_has_swept() {
    Doctor doctor = doctors(1).get(0);
    RestClient patient = service().as(patients(1).get(0));
    String slot =
        slots(doctor).stream()
            .filter(start -> Instant.parse(start).isAfter(now().plus(3, ChronoUnit.DAYS)))
            .skip(1) // as slots() does: it would be the next one if the doctor's week began then
            .findFirst()
            .orElseThrow();
    String id = book(patient, doctor, slot).expect(201).text("id");
    services().forEach(instance -> instance.clock().advance(Duration.ofHours(24)));
    RestClient again = service().as(patients(1).get(0)); // the old token is over by now
    assertThat(slots(doctor)).contains(slot);
    book(again, doctor, slot).expect(201);
    RestClient doctorClient = service().as(doctor);
    Answer late = doctorClient.post("/appointments/" + id + "/accept", Map.of()).expect(409);
    assertThat(late.text("type")).isEqualTo("/problems/invalid-transition");
    assertThat(doctorClient.get("/appointments/" + id).text("status")).isEqualTo("EXPIRED");
  }

  @Test
  void whatever_people_do_at_once_nobody_is_in_two_consultations() throws Exception {
    List<Doctor> doctors = doctors(3);
    List<Patient> patients = patients(12);
    for (Doctor doctor : doctors) {
      publish(doctor, "08:00");
    }
    List<RestClient> doctorClients = doctors.stream().map(service()::as).toList();
    List<RestClient> patientClients = patients.stream().map(service()::as).toList();
    List<Callable<List<Integer>>> crowd = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      SplittableRandom random = new SplittableRandom(n);
      int turn = n;
      crowd.add(
          () ->
              actAtRandom(
                  doctors,
                  doctorClients.stream().map(client -> spread(client, turn)).toList(),
                  patientClients.stream().map(client -> spread(client, turn)).toList(),
                  random));
    }
    List<Integer> statuses = RunningService.atOnce(crowd).stream().flatMap(List::stream).toList();
    assertThat(statuses).contains(201).doesNotContain(500, 400, 401, 403);

    for (RestClient doctor : doctorClients) {
      assertThat(overlaps(doctor)).isEmpty();
    }
    for (RestClient patient : patientClients) {
      assertThat(overlaps(patient)).isEmpty();
    }
  }

  private List<Integer> actAtRandom(
      List<Doctor> doctors,
      List<RestClient> doctorClients,
      List<RestClient> patientClients,
      SplittableRandom random) {
    List<Integer> statuses = new ArrayList<>();
    for (int turn = 0; turn < 30; turn++) {
      int of = random.nextInt(doctors.size());
      Doctor doctor = doctors.get(of);
      RestClient patient = patientClients.get(random.nextInt(patientClients.size()));
      List<String> free = slots(patient, doctor);
      String slot = free.get(random.nextInt(Math.min(30, free.size())));
      Answer live = patient.get("/appointments?status=REQUESTED").expect(200);
      int act = random.nextInt(10);
      if (act == 0) {
        statuses.add(
            publish(doctorClients.get(of), "08:" + (10 + 5 * random.nextInt(10))).status());
      } else if (act < 6 || live.at("items").size() == 0) {
        statuses.add(book(patient, doctor, slot).status());
      } else if (act < 8) {
        statuses.add(
            patient
                .post(
                    "/appointments/" + live.text("items", "0", "id") + "/cancel",
                    Map.of("justification", "Não poderei comparecer"))
                .status());
      } else {
        String id = live.text("items", "0", "doctor", "id");
        Doctor same =
            doctors.stream().filter(d -> d.id().toString().equals(id)).findFirst().orElseThrow();
        List<String> others = slots(patient, same);
        statuses.add(
            patient
                .post(
                    "/appointments/" + live.text("items", "0", "id") + "/reschedule",
                    Map.of("startsAt", others.get(random.nextInt(Math.min(30, others.size())))))
                .status());
      }
    }
    return statuses;
  }

  /** Pairs of live appointments of one person that share time. */
  private static List<String> overlaps(RestClient person) {
    List<Instant> starts = new ArrayList<>();
    for (String status : List.of("REQUESTED", "ACCEPTED")) {
      String cursor = "";
      do {
        Answer page = person.get("/appointments?limit=100&status=" + status + cursor).expect(200);
        for (int i = 0; i < page.at("items").size(); i++) {
          starts.add(Instant.parse(page.text("items", Integer.toString(i), "startsAt")));
        }
        cursor = page.at("next").isNull() ? "" : "&cursor=" + page.text("next");
      } while (!cursor.isEmpty());
    }
    Collections.sort(starts);
    List<String> overlaps = new ArrayList<>();
    for (int i = 1; i < starts.size(); i++) {
      if (starts.get(i).isBefore(starts.get(i - 1).plus(50, ChronoUnit.MINUTES))) {
        overlaps.add(starts.get(i - 1) + " and " + starts.get(i));
      }
    }
    return overlaps;
  }

  /** The same client at the instance whose turn it is, so that all of them take part in a race. */
  private RestClient spread(RestClient client, int turn) {
    return client.at(services().get(turn % services().size()).uri());
  }

  Instant now() {
    return service().clock().instant();
  }

  List<Doctor> doctors(int count) {
    return service().addDoctors(count);
  }

  List<Patient> patients(int count) {
    return service().addPatients(count);
  }

  Answer book(RestClient patient, Doctor doctor, String slot) {
    return patient.post(
        "/appointments", Map.of("doctorId", doctor.id().toString(), "startsAt", slot));
  }

  List<String> slots(Doctor doctor) {
    return slots(service().anyone(), doctor);
  }

  /** All but the next one, which may be too soon by the time it is booked. */
  static List<String> slots(RestClient anyone, Doctor doctor) {
    Answer answer = anyone.get("/doctors/" + doctor.id() + "/slots").expect(200);
    List<String> starts = new ArrayList<>();
    for (int i = 1; i < answer.at("slots").size(); i++) {
      starts.add(answer.text("slots", Integer.toString(i), "startsAt"));
    }
    return starts;
  }

  private void publish(Doctor doctor, String from) {
    publish(service().as(doctor), from).expect(200);
  }

  static Answer publish(RestClient client, String from) {
    String etag = client.get("/agenda").expect(200).etag().orElseThrow();
    List<Map<String, String>> weekly = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      weekly.add(Map.of("day", day.name(), "start", from, "end", "18:00"));
    }
    return client.put(
        "/agenda",
        etag,
        Map.of(
            "timeZone",
            "America/Sao_Paulo",
            "minimumNoticeMinutes",
            60,
            "horizonDays",
            30,
            "weekly",
            weekly,
            "overrides",
            List.of()));
  }
}
