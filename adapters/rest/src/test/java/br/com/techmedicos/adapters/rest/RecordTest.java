package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.Failure;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.TooBusy;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
            .formatted(TEXT);
    return patient
        .with("Content-Type", "multipart/form-data; boundary=frontier")
        .send("POST", FILES, BodyPublishers.ofString(body));
  }

  private String uploaded() {
    return upload().expect(201).text("id");
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
  void a_repeated_grant_is_the_same_grant() {
    String file = uploaded();
    Client repeating = patient;
    patient = repeating.with("Idempotency-Key", "one");

    assertThat(share(file).expect(201).text("id")).isEqualTo(share(file).expect(201).text("id"));

    assertThat(repeating.get("/api/v1/record/grants").expect(200).json().get("items").size())
        .isEqualTo(1);
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
        Arguments.of(new Contention(cause), 503, "busy", ""),
        Arguments.of(new TooBusy(soon), 503, "busy", "5"));
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
      assertThat(answer.header("Retry-After")).hasValue(retryAfter);
    }
    clinic.scansAfter(() -> {});
    uploaded();
  }
}
