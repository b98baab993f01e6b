package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everyone × every way to look × every kind of file, over HTTP: let where the rules say so, else
 * refused without a trace, and written into the owner's log either way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

  enum Actor {
    OWNER,
    GRANTED_DOCTOR,
    OTHER_DOCTOR,
    DOCTOR_WHOSE_GRANT_EXPIRED,
    DOCTOR_WHOSE_GRANT_WAS_REVOKED,
    DOCTOR_SUSPENDED_SINCE,
    AUTHOR_OF_A_DOCUMENT,
    OTHER_PATIENT,
    OPERATOR,
    ANONYMOUS
  }

  enum Look {
    METADATA,
    CONTENT,
    RANGE
  }

  enum FileKind {
    GRANTED,
    SIBLING,
    JOINED_THE_GROUP_LATER,
    LEFT_THE_GROUP,
    DELETED,
    DOCUMENT,
    OF_ANOTHER_PATIENT,
    NEVER_THERE
  }

  enum Route {
    RECORD,
    SHARED_RECORDS
  }

  /** What a look at a file must bring. */
  record Expectation(int status, boolean logged) {}

  private static final Set<FileKind> SHARED =
      Set.of(FileKind.GRANTED, FileKind.JOINED_THE_GROUP_LATER);

  private RunningService service;
  private Patient owner;
  private RestClient ownerClient;
  private RestClient otherOwner;
  private final Map<Actor, RestClient> clients = new EnumMap<>(Actor.class);
  private final Map<Actor, String> ids = new EnumMap<>(Actor.class);
  private final Map<FileKind, String> files = new EnumMap<>(FileKind.class);
  private final Map<FileKind, byte[]> contents = new EnumMap<>(FileKind.class);

  @BeforeAll
  void a_record_that_is_shared(@TempDir Path data) {
    service =
        RunningService.start(
            data,
            Map.of(
                "datasources.default.url",
                "jdbc:h2:mem:matrix;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                    + "CASE_INSENSITIVE_IDENTIFIERS=TRUE"));
    List<Doctor> doctors = service.addDoctors(6);
    List<Patient> patients = service.addPatients(3);
    owner = patients.get(0);
    ownerClient = service.as(owner);
    otherOwner = service.as(patients.get(1));
    String document = documentOf(doctors.get(5));
    for (FileKind kind : FileKind.values()) {
      byte[] content = SampleFiles.pdf(kind.name());
      contents.put(kind, content);
      files.put(
          kind,
          switch (kind) {
            case OF_ANOTHER_PATIENT -> upload(otherOwner, kind, content);
            case NEVER_THERE -> UUID.randomUUID().toString();
            case DOCUMENT -> document;
            default -> upload(ownerClient, kind, content);
          });
    }
    contents.put(FileKind.DOCUMENT, SampleFiles.pdf("laudo"));
    String group =
        ownerClient.post("/record/groups", Map.of("name", "Exames")).expect(201).text("id");
    join(group, FileKind.LEFT_THE_GROUP);
    String revoked = "";
    for (int i = 0; i < 5; i++) {
      if (i != 1) { // the second is the other doctor
        String grant = share(doctors.get(i), group, Duration.ofMinutes(i == 2 ? 1 : 10));
        revoked = i == 3 ? grant : revoked;
      }
    }
    join(group, FileKind.JOINED_THE_GROUP_LATER);
    leave(group, FileKind.LEFT_THE_GROUP);
    ownerClient.delete("/record/files/" + files.get(FileKind.DELETED)).expect(204);
    ownerClient.delete("/record/grants/" + revoked).expect(204);
    service.clock().advance(Duration.ofMinutes(2));

    actor(Actor.OWNER, ownerClient, owner.id().toString());
    actor(Actor.OTHER_PATIENT, service.as(patients.get(2)), patients.get(2).id().toString());
    actor(Actor.OPERATOR, service.asOperator(), "");
    actor(Actor.ANONYMOUS, service.anyone(), "");
    Actor[] asDoctors = {
      Actor.GRANTED_DOCTOR,
      Actor.OTHER_DOCTOR,
      Actor.DOCTOR_WHOSE_GRANT_EXPIRED,
      Actor.DOCTOR_WHOSE_GRANT_WAS_REVOKED,
      Actor.DOCTOR_SUSPENDED_SINCE,
      Actor.AUTHOR_OF_A_DOCUMENT
    };
    for (int i = 0; i < asDoctors.length; i++) {
      actor(asDoctors[i], service.as(doctors.get(i)), doctors.get(i).id().toString());
    }
    service
        .asOperator()
        .post(
            "/operator/doctors/" + doctors.get(4).id() + "/verification",
            Map.of("decision", "SUSPENDED", "reason", "registro cassado"))
        .expect(200);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  static Stream<Arguments> looks() {
    List<Arguments> all = new ArrayList<>();
    for (Actor actor : Actor.values()) {
      for (Route route : Route.values()) {
        for (FileKind file : FileKind.values()) {
          for (Look look : Look.values()) {
            all.add(Arguments.of(actor, route, file, look));
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void a_look_at_a_file_is_let_where_the_rules_say_so_and_logged(
      Actor actor, Route route, FileKind file, Look look) {
    Expectation expected = expected(actor, route, file, look);
    long before = logged(actor, route, file, expected);

    HttpResponse<byte[]> answer = look(actor, route, file, look);

    assertThat(answer.statusCode()).isEqualTo(expected.status());
    if (expected.status() < 300) {
      assertThat(answer.body()).satisfies(body -> isWhatWasAsked(body, file, look));
    } else {
      assertThatNothingIsTold(answer, file);
    }
    assertThat(logged(actor, route, file, expected) - before).isEqualTo(expected.logged() ? 1 : 0);
  }

  /** The rules, said once more and otherwise. */
  private static Expectation expected(Actor actor, Route route, FileKind file, Look look) {
    int allowed = look == Look.RANGE ? 206 : 200;
    boolean ofTheOwner = file != FileKind.OF_ANOTHER_PATIENT && file != FileKind.NEVER_THERE;
    return switch (actor) {
      case ANONYMOUS, DOCTOR_SUSPENDED_SINCE -> new Expectation(401, false); // its token is over
      case OPERATOR -> new Expectation(403, false);
      case OWNER, OTHER_PATIENT -> {
        if (route == Route.SHARED_RECORDS) {
          yield new Expectation(403, false);
        }
        boolean lets = actor == Actor.OWNER && ofTheOwner && file != FileKind.DELETED;
        yield lets
            ? new Expectation(allowed, true)
            : new Expectation(404, file != FileKind.NEVER_THERE);
      }
      case GRANTED_DOCTOR,
          OTHER_DOCTOR,
          DOCTOR_WHOSE_GRANT_EXPIRED,
          DOCTOR_WHOSE_GRANT_WAS_REVOKED,
          AUTHOR_OF_A_DOCUMENT -> {
        if (route == Route.RECORD) {
          yield new Expectation(403, false);
        }
        boolean lets =
            (actor == Actor.GRANTED_DOCTOR && SHARED.contains(file))
                || (actor == Actor.AUTHOR_OF_A_DOCUMENT && file == FileKind.DOCUMENT);
        yield new Expectation(lets ? allowed : 404, true);
      }
    };
  }

  private HttpResponse<byte[]> look(Actor actor, Route route, FileKind file, Look look) {
    String path =
        (route == Route.RECORD ? "/record/files/" : "/shared-records/" + owner.id() + "/files/")
            + files.get(file)
            + (look == Look.METADATA ? "" : "/content");
    RestClient client = clients.get(actor);
    return look == Look.RANGE ? client.download(path, "Range", "bytes=5-9") : client.download(path);
  }

  private void isWhatWasAsked(byte[] body, FileKind file, Look look) {
    byte[] content = contents.get(file);
    switch (look) {
      case METADATA ->
          assertThat(new String(body, StandardCharsets.UTF_8)).contains(files.get(file));
      case CONTENT -> assertThat(body).isEqualTo(content);
      case RANGE -> assertThat(body).isEqualTo(Arrays.copyOfRange(content, 5, 10));
    }
  }

  private void assertThatNothingIsTold(HttpResponse<byte[]> answer, FileKind file) {
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .doesNotContain(files.get(file), file.name(), "pdf");
    assertThat(answer.headers().map())
        .doesNotContainKeys(
            "etag", "content-range", "accept-ranges", "content-disposition", "last-modified");
  }

  /** What the log says of such looks; of files nobody has, it is the owner's that may tell. */
  private long logged(Actor actor, Route route, FileKind file, Expectation expected) {
    RestClient whose =
        file == FileKind.OF_ANOTHER_PATIENT && route == Route.RECORD ? otherOwner : ownerClient;
    boolean named = file != FileKind.NEVER_THERE && !isForeign(file, route);
    String outcome = expected.status() < 300 ? "ALLOWED" : "DENIED";
    long count = 0;
    for (Answer page = whose.get("/record/access-log?limit=100");
        ;
        page = whose.get("/record/access-log?limit=100&cursor=" + page.text("next"))) {
      for (int i = 0; i < page.expect(200).at("items").size(); i++) {
        String n = Integer.toString(i);
        if (page.text("items", n, "actor", "id").equals(ids.get(actor))
            && page.text("items", n, "action").equals("READ")
            && page.text("items", n, "outcome").equals(outcome)
            && page.text("items", n, "file").equals(named ? files.get(file) : "null")) {
          count += Long.parseLong(page.text("items", n, "times"));
        }
      }
      if (page.at("next").isNull()) {
        return count;
      }
    }
  }

  private static boolean isForeign(FileKind file, Route route) {
    return file == FileKind.OF_ANOTHER_PATIENT && route == Route.SHARED_RECORDS;
  }

  @ParameterizedTest
  @EnumSource
  void a_list_shows_what_one_may_see_and_no_more(Actor actor) {
    RestClient client = clients.get(actor);
    Answer shared = client.get("/shared-records/" + owner.id() + "/files");
    Answer own = client.get("/record/files");
    switch (actor) {
      case OWNER -> {
        shared.expect(403);
        assertThat(listed(own.expect(200)))
            .containsExactlyInAnyOrder(
                files.get(FileKind.GRANTED),
                files.get(FileKind.SIBLING),
                files.get(FileKind.JOINED_THE_GROUP_LATER),
                files.get(FileKind.LEFT_THE_GROUP),
                files.get(FileKind.DOCUMENT));
      }
      case OTHER_PATIENT -> {
        shared.expect(403);
        assertThat(listed(own.expect(200))).isEmpty();
      }
      case GRANTED_DOCTOR -> {
        own.expect(403);
        assertThat(listed(shared.expect(200)))
            .containsExactlyInAnyOrder(
                files.get(FileKind.GRANTED), files.get(FileKind.JOINED_THE_GROUP_LATER));
        assertThat(shared.at("next").isNull()).isTrue();
        assertThat(sharing(client)).containsExactly(owner.id().toString());
      }
      case AUTHOR_OF_A_DOCUMENT -> {
        own.expect(403);
        assertThat(listed(shared.expect(200))).containsExactly(files.get(FileKind.DOCUMENT));
        assertThat(sharing(client)).isEmpty();
      }
      case OTHER_DOCTOR, DOCTOR_WHOSE_GRANT_EXPIRED, DOCTOR_WHOSE_GRANT_WAS_REVOKED -> {
        own.expect(403);
        shared.expect(404);
        assertThat(sharing(client)).isEmpty();
      }
      case OPERATOR -> {
        own.expect(403);
        shared.expect(403);
      }
      case ANONYMOUS, DOCTOR_SUSPENDED_SINCE -> {
        own.expect(401);
        shared.expect(401);
      }
    }
  }

  private static List<String> listed(Answer page) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < page.at("items").size(); i++) {
      ids.add(page.text("items", Integer.toString(i), "id"));
    }
    return ids;
  }

  private static List<String> sharing(RestClient doctor) {
    Answer page = doctor.get("/shared-records").expect(200);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < page.at("items").size(); i++) {
      ids.add(page.text("items", Integer.toString(i), "patient", "id"));
    }
    return ids;
  }

  private void actor(Actor actor, RestClient client, String id) {
    clients.put(actor, client);
    ids.put(actor, id);
  }

  private static String upload(RestClient client, FileKind kind, byte[] content) {
    return client
        .upload("/record/files", kind.name() + ".pdf", content, Map.of("category", "EXAM"))
        .expect(201)
        .text("id");
  }

  private void join(String group, FileKind file) {
    ownerClient.put("/record/groups/" + group + "/files/" + files.get(file)).expect(200);
  }

  private void leave(String group, FileKind file) {
    ownerClient.delete("/record/groups/" + group + "/files/" + files.get(file)).expect(204);
  }

  private String share(Doctor doctor, String group, Duration time) {
    Instant end = service.clock().instant().plus(time);
    return ownerClient
        .post(
            "/record/grants",
            Map.of(
                "doctorId", doctor.id().toString(),
                "fileIds", List.of(files.get(FileKind.GRANTED), files.get(FileKind.DELETED)),
                "groupIds", List.of(group),
                "expiresAt", end.toString()))
        .expect(201)
        .text("id");
  }

  /** A consultation that took place, and what the doctor wrote about it. */
  private String documentOf(Doctor doctor) {
    RestClient client = service.as(doctor);
    String appointment =
        ownerClient
            .post(
                "/appointments",
                Map.of("doctorId", doctor.id().toString(), "startsAt", firstSlot(doctor)))
            .expect(201)
            .text("id");
    Answer accepted = client.post("/appointments/" + appointment + "/accept", Map.of());
    Instant start = Instant.parse(accepted.expect(200).text("startsAt"));
    service.clock().advance(Duration.between(service.clock().instant(), start));
    ownerClient = service.as(owner); // the old tokens are over by now
    otherOwner = service.as(service.addPatients(1).get(0));
    client = service.as(doctor);
    client.post("/appointments/" + appointment + "/complete", Map.of()).expect(200);
    return client
        .upload(
            "/appointments/" + appointment + "/documents",
            "laudo.pdf",
            SampleFiles.pdf("laudo"),
            Map.of("category", "REPORT"))
        .expect(201)
        .text("id");
  }

  private String firstSlot(Doctor doctor) {
    Answer slots = service.anyone().get("/doctors/" + doctor.id() + "/slots").expect(200);
    // The very first may be too soon by the time it is booked.
    return Optional.of(slots.text("slots", "1", "startsAt")).orElseThrow();
  }
}
