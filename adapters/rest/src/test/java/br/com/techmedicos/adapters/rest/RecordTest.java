package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.healthrecord.content.UploadPolicy;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import br.com.techmedicos.application.shared.Failure;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.TooBusy;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The record, as a patient and a doctor call it. */
class RecordTest {

  private static final String FILES = "/api/v1/record/files";
  private static final String TEXT = "Glicose: 92 mg/dL";

  private Clinic clinic;
  private Client patient;
  private Client doctor;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
    patient = clinic.patient();
    doctor = clinic.doctor();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private Answer upload() {
    return upload(TEXT);
  }

  private Answer upload(String text) {
    return upload(patient, text);
  }

  private static Answer upload(Client client, String text) {
    return upload(client, FILES, text);
  }

  private static Answer upload(Client client, String path, String text) {
    String body =
        """
        --frontier\r
        Content-Disposition: form-data; name="file"; filename="exame.txt"\r
        \r
        %s\r
        --frontier\r
        Content-Disposition: form-data; name="category"\r
        \r
        EXAM\r
        --frontier--\r
        """
            .formatted(text);
    return client
        .with("Content-Type", "multipart/form-data; boundary=frontier")
        .send("POST", path, BodyPublishers.ofString(body));
  }

  private String uploaded() {
    return uploaded(TEXT);
  }

  private String uploaded(String text) {
    return upload(text).expect(201).text("id");
  }

  private Answer share(String file) {
    return patient.post(
        "/api/v1/record/grants",
        """
        {"doctorId": "%s", "fileIds": ["%s"], "expiresAt": "2027-03-02T00:00:00Z"}
        """
            .formatted(doctor.id(), file));
  }

  @Test
  void a_file_is_uploaded_listed_read_and_deleted() {
    String file = uploaded();

    assertThat(patient.get(FILES).expect(200).json().get("items").size()).isEqualTo(1);
    assertThat(patient.get(FILES + "/" + file).expect(200).text("category")).isEqualTo("EXAM");
    assertThat(patient.get(FILES + "/" + file + "/content").expect(200).body()).isEqualTo(TEXT);
    clinic.patient().get(FILES + "/" + file).expectProblem(404, "not-found");

    patient.delete(FILES + "/" + file).expect(204);
    patient.get(FILES + "/" + file).expectProblem(404, "not-found");
  }

  @Test
  void a_content_is_given_byte_for_byte_whatever_encodings_the_client_takes() {
    String content = FILES + "/" + uploaded("Glicose: 92 mg/dL\n".repeat(1_000)) + "/content";
    Client zipping = patient.with("Accept-Encoding", "gzip, deflate, br, zstd, snappy");

    Answer whole = zipping.get(content).expect(200);
    Answer part = zipping.with("Range", "bytes=9-16").get(content).expect(206);

    assertThat(whole.body()).isEqualTo("Glicose: 92 mg/dL\n".repeat(1_000));
    assertThat(part.body()).isEqualTo("92 mg/dL");
    assertThat(part.header("Content-Range")).hasValue("bytes 9-16/18000");
    for (Answer answer : List.of(whole, part)) {
      assertThat(answer.header("Content-Encoding")).isEmpty();
      assertThat(answer.header("Content-Length")).hasValue("" + answer.body().length());
    }
    assertThat(zipping.get("/api/v1/specialties").expect(200).header("Content-Encoding"))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-1,5-6               | 200 | Glicose: 92 mg/dL
          bytes=0-1, 5-6 ,, -2        | 200 | Glicose: 92 mg/dL
          bytes=0-6,99-               | 206 | Glicose
          bytes=99-100,-5             | 206 | mg/dL
          Bytes=9-10                  | 206 | 92
          bytes=9-99999999999999999999999 | 206 | 92 mg/dL
          bytes=-99999999999999999999999  | 206 | Glicose: 92 mg/dL
          lines=1-2                   | 200 | Glicose: 92 mg/dL
          """)
  void ranges_are_answered_as_the_protocol_says(String range, int status, String body) {
    String content = FILES + "/" + uploaded() + "/content";

    assertThat(patient.with("Range", range).get(content).expect(status).body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=17-",
        "bytes=99-100,40-",
        "bytes=-0",
        "bytes=5-2",
        "bytes=0-1,5-2",
        "bytes=",
        "bytes=,",
        "bytes=-",
        "bytes=a-b",
        "bytes=0-1,x",
        "bytes=--1"
      })
  void ranges_that_cannot_be_are_refused_with_the_size(String range) {
    String content = FILES + "/" + uploaded() + "/content";

    Answer refused =
        patient.with("Range", range).get(content).expectProblem(416, "range-not-satisfiable");

    assertThat(refused.header("Content-Range")).hasValue("bytes */17");
  }

  @Test
  void a_content_that_is_at_hand_is_not_sent_again() {
    String content = FILES + "/" + uploaded() + "/content";
    String tag = patient.get(content).expect(200).etag();

    for (String seen : List.of(tag, "W/" + tag, "*", "\"other\", " + tag)) {
      Answer again =
          patient.with("If-None-Match", seen).with("Range", "bytes=0-1").get(content).expect(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.etag()).isEqualTo(tag);
    }
    patient.with("If-None-Match", "\"other\", W/\"more\"").get(content).expect(200);
  }

  @Test
  void a_group_holds_files_and_goes_without_them() {
    String file = uploaded();
    String group =
        "/api/v1/record/groups/"
            + patient
                .post("/api/v1/record/groups", "{\"name\": \"Coração\"}")
                .expect(201)
                .text("id");

    patient.send("PUT", group + "/files/" + file, BodyPublishers.noBody()).expect(200);
    patient.delete(group + "/files/" + file).expect(204);
    patient.delete(group + "/files/" + file).expect(204);
    patient.delete(group + "/files/" + patient.id()).expectProblem(404, "not-found");
    assertThat(patient.get("/api/v1/record/groups").expect(200).json().get("items").size())
        .isEqualTo(1);
    patient.delete(group).expect(204);
    patient.get(FILES + "/" + file).expect(200);
  }

  @Test
  void what_is_shared_is_read_until_it_is_revoked_and_the_patient_sees_by_whom() {
    String file = uploaded();
    String shared = "/api/v1/shared-records/" + patient.id() + "/files";
    doctor.get(shared + "/" + file).expectProblem(404, "not-found");

    String grant = share(file).expect(201).text("id");

    assertThat(doctor.get("/api/v1/shared-records").expect(200).json().get("items").size())
        .isEqualTo(1);
    assertThat(doctor.get(shared).expect(200).json().get("items").size()).isEqualTo(1);
    assertThat(doctor.get(shared + "/" + file + "/content").expect(200).body()).isEqualTo(TEXT);
    assertThat(patient.get("/api/v1/record/grants").expect(200).json().get("items").size())
        .isEqualTo(1);
    assertThat(patient.get("/api/v1/record/access-log").expect(200).body())
        .contains(doctor.id(), file);

    patient.delete("/api/v1/record/grants/" + grant).expect(204);
    doctor.get(shared + "/" + file).expectProblem(404, "not-found");
  }

  @Test
  void a_group_and_a_grant_are_where_their_location_says() {
    Answer group = patient.post("/api/v1/record/groups", "{\"name\": \"Coração\"}").expect(201);
    Answer grant = share(uploaded()).expect(201);

    for (Answer created : List.of(group, grant)) {
      String location = created.header("Location").orElseThrow();
      assertThat(patient.get(location).expect(200).json()).isEqualTo(created.json());
      clinic.patient().get(location).expectProblem(404, "not-found");
      doctor.get(location).expectProblem(403, "forbidden");
    }
    patient.delete(grant.header("Location").orElseThrow()).expect(204);
    assertThat(patient.get(grant.header("Location").orElseThrow()).expect(200).text("revokedAt"))
        .isNotEmpty();
    patient.delete(group.header("Location").orElseThrow()).expect(204);
    patient.get(group.header("Location").orElseThrow()).expectProblem(404, "not-found");
  }

  @Test
  void a_repeated_grant_is_the_same_grant() {
    String file = uploaded();
    Client repeating = patient;
    patient = repeating.with("Idempotency-Key", "one");

    assertThat(share(file).expect(201).text("id")).isEqualTo(share(file).expect(201).text("id"));

    assertThat(repeating.get("/api/v1/record/grants").expect(200).json().get("items").size())
        .isEqualTo(1);
  }

  @Test
  void the_answer_about_the_last_document_that_there_is_room_for_is_repeated() {
    String appointment =
        "/api/v1/appointments/"
            + clinic.requested(patient, doctor, "2027-03-02T12:00:00Z").get("id").getStringValue();
    doctor.post(appointment + "/accept").expect(200);
    clinic.clock().set(Instant.parse("2027-03-02T12:00:00Z"));
    doctor.post(appointment + "/complete").expect(200);
    String documents = appointment + "/documents";
    for (int i = 1; i < UploadPolicy.MAXIMUM_DOCUMENTS; i++) {
      upload(doctor, documents, TEXT).expect(201);
    }
    Client keyed = doctor.with("Idempotency-Key", "laudo-20");
    Answer last = upload(keyed, documents, TEXT).expect(201);

    assertThat(upload(keyed, documents, TEXT).expect(201).body()).isEqualTo(last.body());
    upload(keyed, documents, TEXT + "!").expectProblem(422, "idempotency-key-reused");
    upload(doctor.with("Idempotency-Key", "laudo-21"), documents, TEXT)
        .expectProblem(422, "too-many-documents");
  }

  @Test
  void a_patient_takes_everything_out_and_leaves() {
    uploaded();

    assertThat(patient.post("/api/v1/record/export").expect(200).body()).startsWith("PK");
    patient.post("/api/v1/me/erasure").expect(200);
    patient.get(FILES).expectProblem(401, "unauthenticated");
  }

  @Test
  void a_form_without_a_file_is_told_so_with_its_other_errors() {
    String form =
        """
        --frontier\r
        Content-Disposition: form-data; name="category"\r
        \r
        NOPE\r
        --frontier--\r
        """;
    patient
        .with("Content-Type", "multipart/form-data; boundary=frontier")
        .send("POST", FILES, BodyPublishers.ofString(form))
        .expectProblem(400, "invalid-request", "/file", "/category");
  }

  static Stream<Arguments> failures() {
    IOException cause = new IOException("no route to host");
    Duration soon = Duration.ofSeconds(5);
    return Stream.of(
        Arguments.of(new StorageUnavailable("no store", cause), 503, "storage-unavailable", ""),
        Arguments.of(new KeyUnavailable("no key", cause), 503, "storage-unavailable", ""),
        Arguments.of(new ScannerUnavailable("no scanner"), 503, "scanner-unavailable", ""),
        Arguments.of(new ContentDamaged("cut off"), 500, "content-damaged", ""),
        Arguments.of(new ProviderUnavailable(soon), 503, "meeting-provider-unavailable", "5"),
        Arguments.of(new Contention(cause), 503, "busy", "[1-5]"),
        Arguments.of(new TooBusy(soon), 503, "busy", "5"),
        Arguments.of(DatabaseUnavailable.beforeCommit(cause), 503, "database-unavailable", "[1-5]"),
        Arguments.of(DatabaseUnavailable.duringCommit(cause), 503, "outcome-unknown", "1"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_told_as_what_it_is(
      Failure failure, int status, String problem, String retryAfter) {
    clinic.scansAfter(
        () -> {
          throw failure;
        });

    Answer answer = upload();

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("type")).isEqualTo("/problems/" + problem);
    if (!retryAfter.isEmpty()) {
      assertThat(answer.header("Retry-After").orElseThrow()).matches(retryAfter);
    }
    clinic.scansAfter(() -> {});
    uploaded();
  }

  @Test
  void a_file_that_may_have_been_added_keeps_its_content() {
    Client repeating = patient.with("Idempotency-Key", "exame-1");
    clinic.commitsBefore(
        () -> {
          throw DatabaseUnavailable.duringCommit(new IOException("connection reset"));
        });
    upload(repeating, TEXT).expectProblem(503, "outcome-unknown");
    clinic.commitsBefore(() -> {});

    String file = upload(repeating, TEXT).expect(201).text("id");

    assertThat(patient.get(FILES).expect(200).json().get("items").size()).isEqualTo(1);
    assertThat(patient.get(FILES + "/" + file + "/content").expect(200).body()).isEqualTo(TEXT);
  }
}
