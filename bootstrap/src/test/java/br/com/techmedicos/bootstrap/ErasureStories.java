package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveExpiredRecords;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveExpiredRecords.Removal;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.bootstrap.PersonalData.Column;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Patients leave, told over HTTP on whatever database the service runs on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ErasureStories {

  private static final int ROUNDS = 25;
  private static final int RELEASE_ROUNDS = 12;
  private static final String RELEASES = "/operator/cpf-releases";

  /** What of a patient may be there no more once they have left: how many there are of each. */
  private static final Map<String, String> LIVING =
      new TreeMap<>(
          Map.of(
              "coming appointments",
              "SELECT COUNT(*) FROM appointment WHERE patient_id = ? AND deadline IS NOT NULL",
              "occupied time",
              "SELECT COUNT(*) FROM patient_cell WHERE patient_id = ?",
              "groups",
              "SELECT COUNT(*) FROM file_group WHERE patient_id = ?",
              "open grants",
              "SELECT COUNT(*) FROM sharing_grant WHERE patient_id = ? AND revoked_at IS NULL",
              "files",
              "SELECT COUNT(*) FROM record_file WHERE patient_id = ?",
              "sessions",
              "SELECT COUNT(*) FROM login_session WHERE account_id = ?",
              "logins",
              "SELECT COUNT(*) FROM account_identifier WHERE account_id = ? AND reserved_for IS NULL",
              "addresses",
              "SELECT COUNT(*) FROM patient WHERE id = ? AND email NOT LIKE '%.invalid'",
              "comments",
              "SELECT COUNT(*) FROM appointment WHERE patient_id = ?"
                  + " AND rating_comment IS NOT NULL"));

  /** The service that the stories are told on. */
  abstract RunningService service();

  /** Another instance on the same database, if there is one. */
  abstract RunningService other();

  @Test
  void nothing_that_is_sent_together_with_an_erasure_outlives_it() throws Exception {
    List<Doctor> doctors = service().addDoctors(2);
    Map<String, Integer> survivors = new TreeMap<>();
    List<Integer> statuses = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Patient leaving = service().addPatients(1).get(0);
      List<Callable<Integer>> calls = everythingAtOnce(leaving, doctors, round);
      statuses.addAll(RunningService.atOnce(calls));
      LIVING.forEach(
          (what, query) ->
              survivors.merge(
                  what, (int) service().count(query, leaving.id().value()), Integer::sum));
      survivors.merge("kept answers", keptAnswers(leaving), Integer::sum);
    }

    assertThat(survivors.values()).as("what survived: %s", survivors).containsOnly(0);
    assertThat(statuses).allMatch(status -> status < 500).contains(200, 201, 401);
  }

  // — CPFs that somebody else signed up with —

  @Test
  void a_cpf_is_released_in_one_call_and_its_owner_signs_up() {
    Patient squatter = service().addPatients(1).get(0);
    Doctor doctor = service().addDoctors(1).get(0);
    RestClient client = service().as(squatter);
    Answer session = service().logIn(squatter.cpf().value()).expect(200);
    String file =
        client
            .upload("/record/files", "exame.pdf", SampleFiles.pdf("a"), Map.of())
            .expect(201)
            .text("id");
    share(client, doctor, file).expect(201);
    String shared = "/shared-records/" + squatter.id() + "/files/" + file;
    RestClient reader = service().as(doctor);
    reader.get(shared).expect(200);
    String booked = book(client, doctor, slots(doctor).get(0), "").expect(201).text("id");
    String feed =
        client.post("/me/calendar-feed", Map.of()).expect(200).text("url").split("/api/v1")[1];
    assertThat(service().anyone().download(feed).statusCode()).isEqualTo(200);
    RestClient operator = service().asOperator();
    signUp(squatter).expect(409);
    client.post(RELEASES, release(squatter)).expect(403);
    service().anyone().post(RELEASES, release(squatter)).expect(401);
    Map<String, String> nobody =
        Map.of("cpf", squatter.cpf().value(), "reason", "Sem e-mail do titular.");
    operator.post(RELEASES, nobody).expect(400);

    Answer released = operator.post(RELEASES, release(squatter)).expect(200);

    assertThat(released.text("subject")).isEqualTo(squatter.id().toString());
    assertThat(released.text("status")).isEqualTo("APPROVED");
    operator.post(RELEASES, release(squatter)).expect(404);
    client.get("/record/files/" + file).expect(401);
    service()
        .anyone()
        .post(
            "/auth/token",
            Map.of("grant_type", "refresh_token", "refresh_token", session.text("refresh_token")))
        .expect(401);
    service().logIn(squatter.email().value()).expect(401);
    reader.get(shared).expect(404);
    assertThat(reader.get("/appointments/" + booked).expect(200).text("status"))
        .isEqualTo("CANCELLED");
    assertThat(service().anyone().download(feed).statusCode()).isEqualTo(404);

    Answer refused = signUp(squatter, "mais." + squatter.email().value()).expect(409);
    assertThat(refused.text("type")).isEqualTo("/problems/already-registered");
    signUp(squatter).expect(201);
    RestClient owner = service().as(squatter);
    owner.get("/record/files/" + file).expect(404);
    owner.get("/appointments/" + booked).expect(404);
    assertThat(owner.get("/record/files").expect(200).at("items").size()).isZero();
    Answer again = operator.post(RELEASES, release(squatter)).expect(409);
    assertThat(again.text("type")).isEqualTo("/problems/cpf-released-lately");
    owner.get("/me").expect(200);
    Answer acts = operator.get("/operator/acts?subject=" + squatter.id()).expect(200);
    assertThat(acts.text("items", "0", "operation")).isEqualTo("releaseCpf");
  }

  @Test
  void a_release_beside_anything_else_has_one_effect_and_leaves_nobody_half_in() throws Exception {
    Doctor doctor = service().addDoctors(1).get(0);
    List<String> slots = slots(doctor);
    RestClient here = service().asOperator();
    RestClient there = here.at(other().uri());
    for (int round = 0; round < RELEASE_ROUNDS; round++) {
      Patient squatter = service().addPatients(1).get(0);
      RestClient client = service().as(squatter).at(other().uri());
      String slot = slots.get(round);
      int pause = round % 4;
      List<Callable<Integer>> calls = new ArrayList<>();
      calls.add(() -> pause(pause, here).post(RELEASES, release(squatter)).status());
      calls.add(() -> pause(pause, there).post(RELEASES, release(squatter)).status());
      calls.add(() -> service().logIn(squatter.cpf().value()).status());
      calls.add(() -> book(client, doctor, slot, "").status());
      calls.add(() -> client.post("/me/calendar-feed", Map.of()).status());
      calls.add(() -> signUp(squatter).status());

      List<Integer> statuses = RunningService.atOnce(calls);

      assertThat(statuses).allMatch(status -> status < 500);
      assertThat(statuses.subList(0, 2)).containsOnlyOnce(200).isSubsetOf(200, 404, 409);
      LIVING.forEach(
          (what, query) -> {
            if (!what.equals("files")) {
              assertThat(service().count(query, squatter.id().value())).as(what).isZero();
            }
          });
      if (statuses.get(5) != 201) {
        signUp(squatter).expect(201);
      }
      service().as(squatter).get("/me").expect(200);
    }
  }

  private static Map<String, String> release(Patient squatter) {
    return Map.of(
        "cpf",
        squatter.cpf().formatted(),
        "email",
        owner(squatter),
        "reason",
        "O titular compareceu.");
  }

  private static String owner(Patient squatter) {
    return "titular-" + squatter.cpf().value() + "@example.com";
  }

  /** The owner of a CPF, with an address of their own. */
  private Answer signUp(Patient squatter) {
    return signUp(squatter, owner(squatter));
  }

  private Answer signUp(Patient squatter, String email) {
    return service()
        .anyone()
        .post(
            "/patients",
            Map.of(
                "name",
                "Titular do Documento",
                "email",
                email,
                "password",
                RunningService.PASSWORD,
                "cpf",
                squatter.cpf().formatted(),
                "birthDate",
                "1970-03-04"));
  }

  private Answer share(RestClient client, Doctor doctor, String file) {
    return client.post(
        "/record/grants",
        Map.of(
            "doctorId",
            doctor.id().toString(),
            "fileIds",
            List.of(file),
            "groupIds",
            List.of(),
            "expiresAt",
            service().clock().instant().plus(Duration.ofHours(1)).toString()));
  }

  // — the inventory of the schema —

  @Test
  void the_inventory_knows_every_column_of_the_schema_and_no_other() {
    Map<String, Set<String>> known = new TreeMap<>();
    PersonalData.inventory()
        .columns()
        .forEach(
            column ->
                known
                    .computeIfAbsent(column.table().name(), table -> new TreeSet<>())
                    .add(column.name()));

    assertThat(known).isEqualTo(new DatabaseContents(service()).schema());
  }

  @Test
  void the_inventory_says_what_it_has_to_and_why() {
    assertThat(PersonalData.inventory().faults()).isEmpty();
    assertThat(PersonalData.inventory().columns()).hasSizeGreaterThan(150);
  }

  @Test
  void the_export_and_the_erasure_do_what_the_inventory_says() throws Exception {
    DatabaseContents database = new DatabaseContents(service());
    PatientLifecycle life = new PatientLifecycle(service());
    UUID id = life.patient().id().value();
    List<Column> columns = PersonalData.inventory().ofPatients();
    Map<Column, Set<Object>> ever = new HashMap<>();
    Runnable look =
        () -> {
          for (Column column : columns) {
            Set<Object> seen = ever.computeIfAbsent(column, c -> new HashSet<>());
            seen.addAll(database.of(id, column, true));
            seen.addAll(database.of(id, column, false));
          }
        };

    life.begins();
    look.run();
    life.changesAddress();
    look.run();
    life.takesAddressBack();
    look.run();
    life.isSuspended();
    look.run();
    life.isRestored();
    life.goesOn();
    look.run();
    Map<Column, Set<Object>> own = new HashMap<>();
    Map<Column, Set<Object>> kept = new HashMap<>();
    for (Column column : columns) {
      own.put(column, database.of(id, column, false));
      kept.put(column, database.of(id, column, true));
    }
    String archive = life.export();
    Set<Object> mustBeGone = onlyTheirsAndErased(database, id, columns, own, kept);

    life.ends();
    look.run();
    service().storedFiles(); // sweeps what cannot be read any more

    assertThat(columns)
        .as("columns that hold something of the patient some time, so that there is a test of them")
        .allMatch(column -> column.is("expires") || !ever.get(column).isEmpty());
    for (Column column : columns) {
      Set<Object> all = new HashSet<>(own.get(column));
      all.addAll(kept.get(column));
      if (column.is("exported")) {
        assertThat(all).as("exported: " + column).allMatch(value -> isIn(archive, value));
      }
      Set<Object> left = database.of(id, column, false);
      if (column.is("erased")) {
        assertThat(left).as("erased: " + column).noneMatch(own.get(column)::contains);
      } else if (column.is("kept")) {
        assertThat(left).as("kept: " + column).containsAll(own.get(column));
      }
      assertThat(database.of(id, column, true))
          .as("kept rows: " + column)
          .isEqualTo(kept.get(column));
    }
    assertThat(mustBeGone).hasSizeGreaterThan(10);
    assertThat(database.placesOf(mustBeGone)).as("places of what was erased").isEmpty();
  }

  @Test
  void twenty_years_later_nothing_is_left_but_ids_in_the_log_of_operators() throws Exception {
    DatabaseContents database = new DatabaseContents(service());
    PatientLifecycle life = new PatientLifecycle(service());
    UUID id = life.patient().id().value();
    life.begins();
    life.goesOn();
    life.ends();
    Set<Object> left = new HashSet<>();
    for (Column column : PersonalData.inventory().ofPatients()) {
      if (!Set.of("outbox", "letter", "operator_act").contains(column.table().name())) {
        Set<Object> theirs = new HashSet<>(database.of(id, column, false));
        theirs.addAll(database.of(id, column, true));
        theirs.removeAll(database.ofOthers(id, column));
        left.addAll(theirs);
      }
    }
    left.removeIf(
        value -> !(value instanceof UUID || (value instanceof String text && text.length() >= 8)));
    left.remove(life.doctor().id().value());
    long files = service().storedFiles();
    assertThat(left).as("with name, CPF, appointments, file and grants").hasSizeGreaterThan(8);

    removeExpired(Duration.ofDays(7303)); // perhaps of others, who left before
    assertThat(retainedUntil(life.patient().id())).isPresent();
    Removal removed = removeExpired(Duration.ofDays(7400)); // the visits are some weeks ahead

    assertThat(retainedUntil(life.patient().id())).isEmpty();
    assertThat(removed.records()).isPositive();
    assertThat(removed.files()).isPositive();
    assertThat(removed.appointments()).isGreaterThanOrEqualTo(3);
    assertThat(removed.accesses()).isGreaterThan(3);
    assertThat(service().storedFiles()).isLessThan(files);
    assertThat(database.placesOf(left))
        .as("places of what was removed")
        .allMatch(place -> place.matches("(outbox|letter|operator_act)\\..*"))
        .contains("outbox.aggregate_id");
    assertThat(service().firstAlteredRow()).isEmpty();
  }

  private Optional<Instant> retainedUntil(PatientId patient) {
    return service().bean(HealthRecord.Dependencies.class).retained().retainedUntil(patient);
  }

  private Removal removeExpired(Duration later) {
    return new HealthRecord(
            service().bean(HealthRecord.Dependencies.class),
            service().bean(HealthRecord.Contents.class),
            service().bean(Scheduling.class),
            service().bean(IdGenerator.class),
            Clock.fixed(service().clock().instant().plus(later), ZoneOffset.UTC))
        .removeExpiredRecords()
        .handle(new RemoveExpiredRecords.Command(false));
  }

  /** Texts and ids that are nowhere but where they are to be erased. */
  private static Set<Object> onlyTheirsAndErased(
      DatabaseContents database,
      UUID patient,
      List<Column> columns,
      Map<Column, Set<Object>> own,
      Map<Column, Set<Object>> kept) {
    Set<Object> gone = new HashSet<>();
    columns.stream().filter(column -> column.is("erased")).forEach(c -> gone.addAll(own.get(c)));
    for (Column column : columns) {
      gone.removeAll(kept.get(column));
      gone.removeAll(database.ofOthers(patient, column));
      if (!column.is("erased")) {
        gone.removeAll(own.get(column));
      }
    }
    gone.removeIf(
        value -> !(value instanceof UUID || (value instanceof String text && text.length() >= 8)));
    return gone;
  }

  /** Whether an archive shows what a column holds, in one of the ways that columns are shown. */
  private static boolean isIn(String archive, Object value) {
    List<String> ways = new ArrayList<>(List.of(value.toString()));
    if (value instanceof Long number) {
      ways.add(Instant.EPOCH.plus(number, ChronoUnit.MICROS).toString());
      ways.add(BigDecimal.valueOf(number, 2).toString());
    } else if (value instanceof String text && text.matches("\\d{11}")) {
      ways.add(text.replaceAll("(...)(...)(...)(..)", "$1.$2.$3-$4"));
    }
    String small = archive.toLowerCase(Locale.ROOT);
    return ways.stream().map(way -> way.toLowerCase(Locale.ROOT)).anyMatch(small::contains);
  }

  // — words —

  private List<Callable<Integer>> everythingAtOnce(
      Patient leaving, List<Doctor> doctors, int round) {
    RestClient here = service().as(leaving);
    RestClient there = here.at(other().uri());
    String file =
        here.upload("/record/files", "exame.pdf", SampleFiles.pdf("a"), Map.of())
            .expect(201)
            .text("id");
    List<String> slots = slots(doctors.get(0));
    String accepted = book(here, doctors.get(0), slots.get(0), "k").expect(201).text("id");
    service()
        .as(doctors.get(0))
        .post("/appointments/" + accepted + "/accept", Map.of())
        .expect(200);
    String consentText = here.get("/consents/teleconsultation").expect(200).text("version");
    String profile = here.get("/patients/me").etag().orElseThrow();
    String refresh = service().logIn(leaving.cpf().value()).expect(200).text("refresh_token");
    List<String> others = slots(doctors.get(1));

    List<Callable<Integer>> calls = new ArrayList<>();
    calls.add(() -> pause(round % 8, here).post("/me/erasure", Map.of()).status());
    IntStream.range(0, 2)
        .forEach(
            n -> calls.add(() -> book(there, doctors.get(1), others.get(n), "k" + n).status()));
    calls.add(() -> book(here, doctors.get(0), slots.get(2), "").status());
    calls.add(() -> there.post("/record/groups", "g", Map.of("name", "Exames")).status());
    calls.add(() -> here.post("/record/groups", Map.of("name", "Vacinas")).status());
    calls.add(() -> share(there, doctors.get(0), file).status());
    calls.add(() -> here.upload("u", "/record/files", "b.pdf", SampleFiles.pdf("b")).status());
    calls.add(
        () ->
            there
                .post("/appointments/" + accepted + "/consent", Map.of("version", consentText))
                .status());
    calls.add(
        () ->
            here.post("/appointments/" + accepted + "/reschedule", Map.of("startsAt", slots.get(4)))
                .status());
    calls.add(() -> there.patch("/patients/me", profile, Map.of("name", "Nome Novo")).status());
    calls.add(() -> service().logIn(leaving.cpf().value()).status());
    calls.add(
        () ->
            service()
                .anyone()
                .post(
                    "/auth/token", Map.of("grant_type", "refresh_token", "refresh_token", refresh))
                .status());
    return calls;
  }

  /** So that the erasure comes now before, now after the others. */
  private static RestClient pause(int millis, RestClient client) throws InterruptedException {
    Thread.sleep(millis * 5L);
    return client;
  }

  private int keptAnswers(Patient leaving) {
    return (int)
        service()
            .count(
                "SELECT COUNT(*) FROM idempotency_record WHERE caller ="
                    + " 'PATIENT:"
                    + leaving.id()
                    + "' AND ? IS NOT NULL",
                leaving.id().value());
  }

  private List<String> slots(Doctor doctor) {
    Answer answer = service().anyone().get("/doctors/" + doctor.id() + "/slots").expect(200);
    return IntStream.range(0, answer.at("slots").size())
        .mapToObj(n -> answer.text("slots", Integer.toString(n), "startsAt"))
        .toList();
  }

  private static Answer book(RestClient client, Doctor doctor, String slot, String key) {
    Map<String, String> body =
        new HashMap<>(Map.of("doctorId", doctor.id().toString(), "startsAt", slot));
    return key.isEmpty()
        ? client.post("/appointments", body)
        : client.post("/appointments", key, body);
  }
}
