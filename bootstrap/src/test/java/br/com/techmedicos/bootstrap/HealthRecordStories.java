package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The health record, told over HTTP on whatever database the service runs on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HealthRecordStories {

  private Patient patient;
  private RestClient owner;
  private Doctor doctor;
  private RestClient reader;

  /** The service that the stories are told on. */
  abstract RunningService service();

  /** Another instance on the same database, if there is one. */
  abstract RunningService other();

  @BeforeEach
  void a_patient_and_a_doctor() {
    patient = service().addPatients(1).get(0);
    doctor = service().addDoctors(1).get(0);
    owner = service().as(patient);
    reader = service().as(doctor);
  }

  @Test
  void what_goes_up_comes_down_the_same() throws Exception {
    byte[] content = SampleFiles.pdf(3_000_000, 1);
    Answer uploaded =
        owner
            .upload(
                "/record/files",
                "Exame de sangue – março.pdf",
                content,
                Map.of(
                    "category", "EXAM",
                    "description", "Hemograma",
                    "performedOn", "2026-11-02"))
            .expect(201);

    assertThat(uploaded.text("name")).isEqualTo("Exame de sangue – março.pdf");
    assertThat(uploaded.text("contentType")).isEqualTo("application/pdf");
    assertThat(uploaded.text("size")).isEqualTo("3000000");
    assertThat(uploaded.text("sha256")).isEqualTo(sha256(content));
    assertThat(uploaded.text("category")).isEqualTo("EXAM");
    assertThat(uploaded.text("description")).isEqualTo("Hemograma");
    assertThat(uploaded.text("performedOn")).isEqualTo("2026-11-02");
    HttpResponse<byte[]> down = other(owner).download(content(uploaded));
    assertThat(down.statusCode()).isEqualTo(200);
    assertThat(down.body()).isEqualTo(content);
    assertThat(down.headers().firstValue("Content-Length")).hasValue("3000000");
    assertThat(down.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(down.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(down.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(down.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(
            header -> assertThat(header).startsWith("attachment").contains("mar%C3%A7o.pdf"));
  }

  @Test
  void a_clinical_document_is_saved_and_never_displayed() {
    byte[] document =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <?xml-stylesheet type="text/xsl" href="CDA.xsl"?>
        <ClinicalDocument xmlns="urn:hl7-org:v3"><title>Alta</title></ClinicalDocument>
        """
            .getBytes(StandardCharsets.UTF_8);
    Answer uploaded = upload("resumo.html", document);

    HttpResponse<byte[]> down = owner.download(content(uploaded));

    assertThat(uploaded.text("contentType")).isEqualTo("application/xml");
    assertThat(uploaded.text("name")).isEqualTo("resumo.html.xml");
    assertThat(down.body()).isEqualTo(document);
    assertThat(down.headers().firstValue("Content-Type")).hasValue("application/xml");
    assertThat(down.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(down.headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; sandbox");
    assertThat(down.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(how -> assertThat(how).startsWith("attachment"));
  }

  @Test
  void a_range_is_given_as_it_was_asked_for() {
    byte[] content = SampleFiles.pdf(2_500_000, 2);
    String path = content(upload("exame.pdf", content));

    Map<String, byte[]> parts = new HashMap<>();
    parts.put("bytes=0-0", Arrays.copyOfRange(content, 0, 1));
    parts.put("bytes=1048570-1048590", Arrays.copyOfRange(content, 1_048_570, 1_048_591));
    parts.put("bytes=2499999-", Arrays.copyOfRange(content, 2_499_999, 2_500_000));
    parts.put("bytes=-7", Arrays.copyOfRange(content, 2_499_993, 2_500_000));
    parts.put("bytes=2000000-99999999", Arrays.copyOfRange(content, 2_000_000, 2_500_000));
    parts.forEach(
        (range, part) -> {
          HttpResponse<byte[]> answer = owner.download(path, "Range", range);
          assertThat(answer.statusCode()).as(range).isEqualTo(206);
          assertThat(answer.body()).as(range).isEqualTo(part);
        });
    assertThat(owner.download(path, "Range", "bytes=0-1,5-6").statusCode()).isEqualTo(200);
    assertThat(owner.download(path, "Range", "bytes=5-9").headers().firstValue("Content-Range"))
        .hasValue("bytes 5-9/2500000");

    for (String none : List.of("bytes=9-5", "bytes=2500000-", "bytes=-0", "bytes=-", "bytes=a-b")) {
      HttpResponse<byte[]> refused = owner.download(path, "Range", none);
      assertThat(refused.statusCode()).as(none).isEqualTo(416);
      assertThat(refused.headers().firstValue("Content-Range")).hasValue("bytes */2500000");
    }
    String tag = owner.download(path).headers().firstValue("ETag").orElseThrow();
    assertThat(owner.download(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(owner.download(path, "Range", "bytes=0-4", "If-Range", tag).statusCode())
        .isEqualTo(206);
    assertThat(owner.download(path, "Range", "bytes=0-4", "If-Range", "\"old\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_grant_opens_what_it_names_until_its_last_second() {
    Answer file = upload("exame.pdf", SampleFiles.pdf("a"));
    Instant end = service().clock().instant().plusSeconds(60);
    share(end, List.of(file.text("id")), List.of()).expect(201);
    String path = "/shared-records/" + patient.id() + "/files/" + file.text("id");

    reader.get(path).expect(200);
    other(reader).get(path).expect(200);
    service().clock().advance(Duration.between(service().clock().instant(), end.minusSeconds(1)));
    reader.get(path).expect(200);
    service().clock().advance(Duration.ofSeconds(1));
    reader.get(path).expect(404);
    reader.get("/shared-records/" + patient.id() + "/files").expect(404);
    assertThat(reader.get("/shared-records").expect(200).at("items").size()).isZero();
  }

  @Test
  void a_revocation_is_obeyed_by_every_instance_at_once() {
    Answer file = upload("exame.pdf", SampleFiles.pdf("a"));
    String path = "/shared-records/" + patient.id() + "/files/" + file.text("id");
    for (int i = 0; i < 20; i++) {
      String grant = share(inAnHour(), List.of(file.text("id")), List.of()).expect(201).text("id");
      other(reader).get(path).expect(200);

      owner.delete("/record/grants/" + grant).expect(204);

      other(reader).get(path).expect(404);
      reader.get(path + "/content").expect(404);
    }
  }

  @Test
  void a_download_under_way_ends_soon_after_the_sharing_has() throws Exception {
    byte[] content = SampleFiles.pdf(40_000_000, 3);
    Answer file = upload("ressonância.pdf", content);
    String grant = share(inAnHour(), List.of(file.text("id")), List.of()).expect(201).text("id");
    String shared = "/shared-records/" + patient.id() + "/files/" + file.text("id") + "/content";
    try (InputStream body = begun(reader, "GET", shared)) {
      assertThat(body.readNBytes(100_000)).isEqualTo(Arrays.copyOf(content, 100_000));

      owner.delete("/record/grants/" + grant).expect(204);
      service().clock().advance(Duration.ofSeconds(5));

      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void what_is_under_way_ends_soon_after_all_sessions_have() throws Exception {
    String path = content(upload("ressonância.pdf", SampleFiles.pdf(40_000_000, 3)));
    try (InputStream download = begun(owner, "GET", path);
        InputStream export = begun(owner, "POST", "/record/export")) {
      assertThat(download.readNBytes(100_000)).hasSize(100_000);
      assertThat(export.readNBytes(100_000)).hasSize(100_000);

      owner.delete("/me/sessions").expect(204);
      service().clock().advance(Duration.ofSeconds(5));

      assertThatThrownBy(download::readAllBytes).isInstanceOf(IOException.class);
      assertThatThrownBy(export::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_new_password_ends_what_other_sessions_have_under_way_and_not_ones_own() throws Exception {
    byte[] content = SampleFiles.pdf(40_000_000, 4);
    String path = content(upload("ressonância.pdf", content));
    RestClient again = service().as(patient);
    try (InputStream others = begun(owner, "GET", path);
        InputStream othersExport = begun(owner, "POST", "/record/export");
        InputStream own = begun(again, "GET", path);
        InputStream ownExport = begun(again, "POST", "/record/export")) {
      Map<String, String> passwords =
          Map.of("current", RunningService.PASSWORD, "new", "outra senha que ninguém adivinha");
      again.put("/me/password", passwords).expect(204);
      service().clock().advance(Duration.ofSeconds(5));

      assertThatThrownBy(others::readAllBytes).isInstanceOf(IOException.class);
      assertThatThrownBy(othersExport::readAllBytes).isInstanceOf(IOException.class);
      assertThat(own.readAllBytes()).isEqualTo(content);
      assertThat(unzipped(ownExport.readAllBytes()).values())
          .anyMatch(entry -> Arrays.equals(entry, content));
    }
  }

  @Test
  void a_doctor_who_is_suspended_during_an_upload_adds_nothing() throws Exception {
    Consultation consultation = completed();
    RestClient author = service().as(consultation.doctor());
    long before = service().storedFiles();
    InputStream beginning =
        text(
            """
            --line\r
            Content-Disposition: form-data; name="file"; filename="atestado.pdf"\r
            \r
            """);
    InputStream rest = new ByteArrayInputStream(SampleFiles.pdf("Repouso por três dias."));
    InputStream suspends =
        new InputStream() {
          @Override
          public int read() {
            suspend(consultation.doctor());
            return -1;
          }
        };
    InputStream end = text("\r\n--line--\r\n");
    var body = Collections.enumeration(List.of(beginning, rest, suspends, end));

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(service().uri().resolve("/api/v1" + documents(consultation)))
                    .header("Authorization", "Bearer " + author.token().orElseThrow())
                    .header("Content-Type", "multipart/form-data; boundary=line")
                    .version(HttpClient.Version.HTTP_1_1)
                    .expectContinue(true) // what follows is sent once the doctor was let in
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                            () -> new SequenceInputStream(body)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(filesOf(consultation.patient())).isZero();
    assertThat(service().storedFiles()).isEqualTo(before);
  }

  @Test
  void documents_and_the_suspension_of_their_author_take_turns() throws Exception {
    for (int i = 0; i < 5; i++) {
      Consultation consultation = completed();
      RestClient author = service().as(consultation.doctor());
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int n = 0; n < 6; n++) {
        RestClient client = n % 2 == 0 ? author : other(author);
        byte[] content = SampleFiles.pdf("Atestado " + n);
        calls.add(
            () -> client.upload(documents(consultation), "a.pdf", content, Map.of()).status());
      }
      calls.add(
          () -> {
            suspend(consultation.doctor());
            return 200;
          });

      List<Integer> answers = RunningService.atOnce(calls);

      assertThat(answers).isSubsetOf(200, 201, 401);
      assertThat(filesOf(consultation.patient())).isEqualTo(Collections.frequency(answers, 201));
    }
  }

  private Consultation completed() {
    Consultation consultation =
        Consultation.since(Duration.ofMinutes(1), List.of(service(), other()));
    service()
        .as(consultation.doctor())
        .post("/appointments/" + consultation.id() + "/complete", Map.of())
        .expect(200);
    return consultation;
  }

  private static String documents(Consultation consultation) {
    return "/appointments/" + consultation.id() + "/documents";
  }

  private int filesOf(Patient whose) {
    return service().as(whose).get("/record/files").expect(200).at("items").size();
  }

  private void suspend(Doctor whom) {
    service()
        .asOperator()
        .post(
            "/operator/doctors/" + whom.id() + "/verification",
            Map.of("decision", "SUSPENDED", "reason", "registro cassado"))
        .expect(200);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_group_shares_what_is_in_it_and_says_so() {
    String first = upload("um.pdf", SampleFiles.pdf("um")).text("id");
    String second = upload("dois.pdf", SampleFiles.pdf("dois")).text("id");
    String group = owner.post("/record/groups", Map.of("name", "Coração")).expect(201).text("id");
    share(inAnHour(), List.of(), List.of(group)).expect(201);
    String path = "/shared-records/" + patient.id() + "/files/";
    reader.get(path + first).expect(404);

    Answer joined = owner.put("/record/groups/" + group + "/files/" + first).expect(200);
    owner.put("/record/groups/" + group + "/files/" + second).expect(200);

    assertThat(joined.text("sharedWith", "0", "doctor", "name"))
        .isEqualTo(doctor.profile().name().value());
    reader.get(path + first).expect(200);
    reader.get(path + second).expect(200);
    owner.delete("/record/groups/" + group + "/files/" + first).expect(204);
    reader.get(path + first).expect(404);
    reader.get(path + second).expect(200);
    owner.delete("/record/groups/" + group).expect(204);
    reader.get(path + second).expect(404);
    owner.get("/record/files/" + second).expect(200);
  }

  @Test
  void of_what_is_refused_nothing_is_kept() {
    long before = service().storedFiles();

    upload("programa.pdf", "MZ\u0090\u0000".repeat(50).getBytes(StandardCharsets.ISO_8859_1), 415);
    upload("vazio.pdf", new byte[0], 400);
    owner
        .upload("/record/files", "exame.pdf", SampleFiles.pdf("a"), Map.of("category", "SECRET"))
        .expect(400);
    owner
        .upload(
            "/record/files", "exame.pdf", SampleFiles.pdf("a"), Map.of("performedOn", "31/12/2026"))
        .expect(400);
    owner
        .upload("/record/files", "exame.pdf", SampleFiles.pdf("a"), Map.of("made-up", "field"))
        .expect(400);
    owner
        .upload(
            "/record/files",
            "exame.pdf",
            SampleFiles.pdf("a"),
            Map.of("description", "x".repeat(1001)))
        .expect(400);

    assertThat(owner.get("/record/files").expect(200).at("items").size()).isZero();
    assertThat(service().storedFiles()).isEqualTo(before);
  }

  @Test
  void odd_names_are_made_safe() {
    assertThat(upload("../../etc/passwd", SampleFiles.pdf("a")).text("name"))
        .isEqualTo("etcpasswd");
    assertThat(upload("exame\u202Efdp.exe", SampleFiles.pdf("b")).text("name"))
        .isEqualTo("examefdp.exe.pdf");
    assertThat(upload("lau\u0000do.pdf", SampleFiles.pdf("f")).text("name")).isEqualTo("laudo.pdf");
    assertThat(upload("CON.pdf", SampleFiles.pdf("g")).text("name")).isEqualTo("_CON.pdf");
    assertThat(upload("a".repeat(4000) + ".pdf", SampleFiles.pdf("c")).text("name"))
        .hasSize(120)
        .endsWith("a.pdf");
    assertThat(upload("...", SampleFiles.pdf("d")).text("name")).isEqualTo("arquivo");
    assertThat(upload("Laudo (2ª via).pdf", SampleFiles.pdf("e")).text("name"))
        .isEqualTo("Laudo (2ª via).pdf");
  }

  @Test
  void no_name_runs_what_is_no_program() throws Exception {
    Map<String, String> names = new HashMap<>();
    names.put("laudo.hta", "laudo.hta.pdf");
    names.put("laudo.js", "laudo.js.pdf");
    names.put("exame.pdf.exe", "exame.pdf.exe.pdf");
    names.put("exame.pdf:evil.exe", "exame.pdfevil.exe.pdf");
    names.put("exame.pdf\u00a0.scr . ", "exame.pdf\u00a0.scr.pdf");
    names.put("Exame 12.03.2024", "Exame 12.03.2024.pdf");
    names.put("x".repeat(300) + ".exe", "x".repeat(116) + ".pdf");
    names.put("laudo.PDF", "laudo.PDF");
    names.put("laudo", "laudo");
    byte[] polyglot =
        ("%PDF-1.4\n<html><script>alert(1)</script></html>\n" + "1 0 obj<<>>endobj\n".repeat(9))
            .getBytes(StandardCharsets.UTF_8);

    for (Map.Entry<String, String> name : names.entrySet()) {
      Answer file = upload(name.getKey(), polyglot);
      assertThat(file.text("name")).isEqualTo(name.getValue());
      String id = file.text("id");
      String grant = share(inAnHour(), List.of(id), List.of()).expect(201).text("id");
      String shared = "/shared-records/" + patient.id() + "/files/" + id;
      assertThat(reader.get(shared).expect(200).text("name")).isEqualTo(name.getValue());
      HttpResponse<byte[]> download = reader.download(shared + "/content");
      assertThat(download.headers().firstValue("Content-Type")).hasValue("application/pdf");
      String ending = name.getValue().equals("laudo") ? "laudo" : "." + last(name.getValue());
      assertThat(download.headers().firstValue("Content-Disposition"))
          .hasValueSatisfying(
              how ->
                  assertThat(how)
                      .matches("attachment; filename=\"[^\"]*\"; filename\\*=utf-8''.*")
                      .contains(ending + "\"")
                      .endsWith(ending));
      owner.delete("/record/grants/" + grant).expect(204);
      assertThat(unzipped(owner.export())).containsKey("arquivos/" + id + "/" + name.getValue());
      owner.delete("/record/files/" + id).expect(204);
    }
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  @Test
  void what_was_stored_under_another_name_is_given_out_under_the_safe_one() throws Exception {
    String id = upload("exame.pdf", SampleFiles.pdf("a")).text("id");

    service()
        .sql("UPDATE record_file SET name = 'exame.pdf.exe' WHERE id = ?", UUID.fromString(id));

    assertThat(owner.get("/record/files/" + id).expect(200).text("name"))
        .isEqualTo("exame.pdf.exe.pdf");
    assertThat(owner.get("/record/files").expect(200).text("items", "0", "name"))
        .isEqualTo("exame.pdf.exe.pdf");
    assertThat(
            owner
                .download("/record/files/" + id + "/content")
                .headers()
                .firstValue("Content-Disposition"))
        .hasValueSatisfying(how -> assertThat(how).endsWith("utf-8''exame.pdf.exe.pdf"));
    assertThat(unzipped(owner.export())).containsKey("arquivos/" + id + "/exame.pdf.exe.pdf");
  }

  @Test
  void an_upload_that_is_none_is_told_what_is_taken() throws Exception {
    for (String type : List.of("application/json", "application/pdf", "multipart/mixed", "a/b")) {
      HttpResponse<String> refused =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(service().uri().resolve("/api/v1/record/files"))
                      .header("Authorization", "Bearer " + owner.token().orElseThrow())
                      .header("Content-Type", type)
                      .POST(HttpRequest.BodyPublishers.ofString("{}"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(type).isEqualTo(415);
      assertThat(refused.body())
          .contains("multipart/form-data")
          .contains("PDF, JPEG, PNG, WebP, HEIC, DICOM, TXT, FHIR JSON, TIFF, CDA XML, P7S, P7M");
      assertThat(refused.headers().firstValue("Accept")).hasValue("multipart/form-data");
    }
    Answer program =
        owner
            .upload(
                "/record/files",
                "programa.pdf",
                "MZ\u0090\u0000".repeat(50).getBytes(StandardCharsets.ISO_8859_1),
                Map.of())
            .expect(415);
    assertThat(program.text("detail"))
        .contains("PDF, JPEG, PNG, WebP, HEIC, DICOM, TXT, FHIR JSON, TIFF, CDA XML, P7S, P7M");
  }

  @Test
  void no_examination_is_of_a_day_to_come() {
    LocalDate today = LocalDate.ofInstant(service().clock().instant(), ZoneOffset.UTC);
    Map<String, String> tomorrow = Map.of("performedOn", today.plusDays(1).toString());

    owner
        .upload(
            "/record/files", "a.pdf", SampleFiles.pdf("a"), Map.of("performedOn", today.toString()))
        .expect(201);
    Answer refused =
        owner.upload("/record/files", "b.pdf", SampleFiles.pdf("b"), tomorrow).expect(400);

    assertThat(refused.text("errors", "0", "pointer")).isEqualTo("/performedOn");
    assertThat(refused.text("errors", "0", "detail"))
        .contains(today.format(DateTimeFormatter.ofPattern("dd/MM")));
    assertThat(owner.get("/record/files").at("items").size()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_shared_is_refused_in_words() {
    String file = upload("exame.pdf", SampleFiles.pdf("a")).text("id");
    Patient stranger = service().addPatients(1).get(0);
    RestClient strangerClient = service().as(stranger);
    String foreign =
        strangerClient
            .upload("/record/files", "dele.pdf", SampleFiles.pdf("b"), Map.of())
            .expect(201)
            .text("id");
    Instant now = service().clock().instant();

    problem(share(now.minusSeconds(60), List.of(file), List.of()), 422, "expiry-out-of-range");
    problem(share(now.minusSeconds(1), List.of(file), List.of()), 422, "expiry-out-of-range");
    problem(
        share(now.plus(Duration.ofDays(367)), List.of(file), List.of()),
        422,
        "expiry-out-of-range");
    problem(share(inAnHour(), List.of(), List.of()), 400, "invalid-request");
    problem(share(inAnHour(), List.of(file, foreign), List.of()), 404, "not-found");
    problem(share(inAnHour(), Collections.nCopies(1_500, file), List.of()), 400, "invalid-request");
    problem(
        owner.post(
            "/record/grants",
            Map.of(
                "doctorId", doctor.id().toString(),
                "fileIds", List.of(file),
                "groupIds", List.of(),
                "expiresAt", "2027-01-01T10:00:00")),
        400,
        "invalid-request");
    owner.delete("/record/files/" + file).expect(204);
    problem(share(inAnHour(), List.of(file), List.of()), 404, "not-found");
    String group = owner.post("/record/groups", Map.of("name", "Meu")).expect(201).text("id");
    owner.put("/record/groups/" + group + "/files/" + foreign).expect(404);
    assertThat(owner.get("/record/grants").expect(200).at("items").size()).isZero();
    Answer log = strangerClient.get("/record/access-log").expect(200);
    assertThat(log.text("items", "1", "action")).isEqualTo("GRANT");
    assertThat(log.text("items", "1", "outcome")).isEqualTo("DENIED");
    assertThat(log.text("items", "1", "actor", "id")).isEqualTo(patient.id().toString());
  }

  @Test
  void a_refusal_stays_in_the_log_when_the_request_had_a_key() {
    RestClient stranger = service().as(service().addPatients(1).get(0));
    String foreign =
        stranger
            .upload("/record/files", "dele.pdf", SampleFiles.pdf("b"), Map.of())
            .expect(201)
            .text("id");
    Map<String, Object> body =
        Map.of(
            "doctorId", doctor.id().toString(),
            "fileIds", List.of(foreign),
            "groupIds", List.of(),
            "expiresAt", inAnHour().toString());

    owner.post("/record/grants", "uma-chave", body).expect(404);
    owner.post("/record/grants", "uma-chave", body).expect(404);

    Answer log = stranger.get("/record/access-log").expect(200);
    assertThat(log.at("items").size()).isEqualTo(1);
    // What is not found gives its key back, so that the second request is another attempt.
    assertThat(log.text("items", "0", "times")).isEqualTo("2");
  }

  @Test
  void refusals_repeated_within_a_minute_are_one_row() throws Exception {
    String file = upload("exame.pdf", SampleFiles.pdf("a")).text("id");
    String path = "/shared-records/" + patient.id() + "/files/" + file;
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      RestClient client = i % 2 == 0 ? reader : other(reader);
      calls.add(() -> client.get(path).status());
    }

    assertThat(RunningService.atOnce(calls)).containsOnly(404);

    Answer log = owner.get("/record/access-log").expect(200);
    int times = 0;
    for (int i = 0; i < log.at("items").size(); i++) {
      assertThat(log.text("items", Integer.toString(i), "actor", "name"))
          .isEqualTo(doctor.profile().name().value());
      times += Integer.parseInt(log.text("items", Integer.toString(i), "times"));
    }
    assertThat(times).isEqualTo(12);
    assertThat(log.at("items").size()).isBetween(1, 2); // the minute may have turned
  }

  @Test
  void who_is_on_a_doctors_list_sees_it_in_their_log() {
    String file = upload("exame.pdf", SampleFiles.pdf("a")).text("id");
    share(inAnHour(), List.of(file), List.of()).expect(201);

    reader.get("/shared-records").expect(200);
    other(reader).get("/shared-records?limit=1").expect(200);

    Answer log = owner.get("/record/access-log").expect(200);
    assertThat(log.text("items", "0", "action")).isEqualTo("LIST");
    assertThat(log.text("items", "0", "outcome")).isEqualTo("ALLOWED");
    assertThat(log.text("items", "0", "file")).isEqualTo("null");
    assertThat(log.text("items", "0", "actor", "id")).isEqualTo(doctor.id().toString());
    assertThat(log.text("items", "0", "times")).isEqualTo("2");
    assertThat(log.text("items", "1", "action")).isEqualTo("GRANT");
    assertThat(service().firstAlteredRow()).isEmpty();
  }

  @Test
  void lists_that_doctors_see_at_once_are_all_counted() throws Exception {
    List<RestClient> owners = new ArrayList<>(List.of(owner));
    service().addPatients(4).forEach(each -> owners.add(service().as(each)));
    Doctor another = service().addDoctors(1).get(0);
    List<RestClient> readers = List.of(reader, service().as(another));
    List<Callable<Integer>> calls = new ArrayList<>();
    for (RestClient each : owners) {
      String file =
          each.upload("/record/files", "a.pdf", SampleFiles.pdf("a"), Map.of())
              .expect(201)
              .text("id");
      for (Doctor whom : List.of(doctor, another)) {
        shareWith(each, whom, file).expect(201);
      }
      calls.add(() -> other(each).get("/record/files").status());
      calls.add(() -> shareWith(each, another, file).status());
    }
    for (int i = 0; i < 8; i++) {
      RestClient client = i % 4 < 2 ? readers.get(i % 2) : other(readers.get(i % 2));
      calls.add(() -> client.get("/shared-records?limit=100").status());
    }

    assertThat(RunningService.atOnce(calls)).containsOnly(200, 201);

    for (RestClient each : owners) {
      Answer log = each.get("/record/access-log").expect(200);
      int seen = 0;
      for (int i = 0; i < log.at("items").size(); i++) {
        String item = Integer.toString(i);
        boolean byDoctor = log.text("items", item, "actor", "role").equals("DOCTOR");
        seen += byDoctor ? Integer.parseInt(log.text("items", item, "times")) : 0;
      }
      assertThat(seen).isEqualTo(8);
      assertThat(log.at("items").size()).isEqualTo(3 + 1 + 2);
    }
    assertThat(service().firstAlteredRow()).isEmpty();
  }

  private Answer shareWith(RestClient client, Doctor whom, String file) {
    return client.post(
        "/record/grants",
        Map.of(
            "doctorId",
            whom.id().toString(),
            "fileIds",
            List.of(file),
            "groupIds",
            List.of(),
            "expiresAt",
            inAnHour().toString()));
  }

  @Test
  void a_patient_takes_everything_out() throws Exception {
    byte[] content = SampleFiles.pdf("tudo meu");
    String file = upload("meu exame.pdf", content).text("id");
    owner.post("/record/groups", Map.of("name", "Exames")).expect(201);
    share(inAnHour(), List.of(file), List.of()).expect(201);

    Map<String, byte[]> archive = unzipped(owner.export());

    assertThat(archive)
        .containsOnlyKeys(
            "paciente.json",
            "consultas.json",
            "consentimentos.json",
            "sessoes.json",
            "calendarios.json",
            "mensagens.json",
            "arquivos.json",
            "grupos.json",
            "compartilhamentos.json",
            "acessos.json",
            "arquivos/" + file + "/meu exame.pdf");
    assertThat(archive.get("arquivos/" + file + "/meu exame.pdf")).isEqualTo(content);
    assertThat(text(archive, "paciente.json")).contains(patient.name().value());
    assertThat(text(archive, "arquivos.json")).contains(sha256(content));
    assertThat(text(archive, "acessos.json")).contains("EXPORT", "GRANT");
    assertThat(owner.get("/record/access-log").text("items", "0", "action")).isEqualTo("EXPORT");
  }

  @Test
  void who_leaves_is_gone_but_for_what_the_law_keeps() {
    String file = upload("exame.pdf", SampleFiles.pdf("a")).text("id");
    share(inAnHour(), List.of(file), List.of()).expect(201);

    Answer erasure = owner.post("/me/erasure", Map.of()).expect(200);

    assertThat(erasure.text("erased", "files")).isEqualTo("1");
    assertThat(erasure.text("kept", "0")).isEqualTo("ACCESS_LOG");
    assertThat(erasure.text("kept", "1")).isEqualTo("IDENTIFICATION");
    assertThat(Instant.parse(erasure.text("keptUntil")))
        .isAfter(service().clock().instant().plus(Duration.ofDays(7300)));
    owner.get("/record/files").expect(401);
    for (String login : List.of(patient.cpf().value(), patient.email().value())) {
      service().logIn(login).expect(401);
    }
    reader.get("/shared-records/" + patient.id() + "/files/" + file).expect(404);
    assertThat(reader.get("/shared-records").at("items").size()).isZero();
  }

  @Test
  void an_upload_repeated_with_its_key_is_one_file() {
    byte[] content = SampleFiles.pdf("a");
    String first = owner.upload("k-1", "/record/files", "a.pdf", content).expect(201).text("id");
    long stored = service().storedFiles();

    assertThat(owner.upload("k-1", "/record/files", "a.pdf", content).expect(201).text("id"))
        .isEqualTo(first);
    problem(
        owner.upload("k-1", "/record/files", "a.pdf", SampleFiles.pdf("b")),
        422,
        "idempotency-key-reused");

    assertThat(owner.get("/record/files").expect(200).at("items").size()).isEqualTo(1);
    assertThat(service().storedFiles()).isEqualTo(stored);
  }

  @Test
  void a_log_that_was_altered_is_found() {
    upload("exame.pdf", SampleFiles.pdf("a"));
    owner.get("/record/files").expect(200);
    owner.get("/record/files").expect(200);
    assertThat(service().firstAlteredRow()).isEmpty();

    service()
        .sql(
            "UPDATE access_log_entry SET outcome = 'DENIED' WHERE sequence = 2 AND patient_id = ?",
            patient.id().value());

    assertThat(service().firstAlteredRow())
        .hasValueSatisfying(
            row -> {
              assertThat(row.patient()).isEqualTo(patient.id());
              assertThat(row.sequence()).isEqualTo(2);
            });
    service()
        .sql(
            "UPDATE access_log_entry SET outcome = 'ALLOWED' WHERE sequence = 2 AND patient_id = ?",
            patient.id().value());
  }

  private Instant inAnHour() {
    return service().clock().instant().plus(Duration.ofHours(1));
  }

  private Answer share(Instant end, List<String> files, List<String> groups) {
    return owner.post(
        "/record/grants",
        Map.of(
            "doctorId",
            doctor.id().toString(),
            "fileIds",
            files,
            "groupIds",
            groups,
            "expiresAt",
            end.toString()));
  }

  private Answer upload(String name, byte[] content) {
    return upload(name, content, 201);
  }

  private Answer upload(String name, byte[] content, int status) {
    return owner.upload("/record/files", name, content, Map.of("category", "EXAM")).expect(status);
  }

  private static String content(Answer file) {
    return "/record/files/" + file.text("id") + "/content";
  }

  /** The body of an answer that has begun. */
  private InputStream begun(RestClient client, String method, String path) throws Exception {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(service().uri().resolve("/api/v1" + path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("Authorization", "Bearer " + client.token().orElseThrow())
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private RestClient other(RestClient client) {
    return client.at(other().uri());
  }

  private static void problem(Answer answer, int status, String slug) {
    assertThat(answer.expect(status).text("type")).isEqualTo("/problems/" + slug);
  }

  private static String text(Map<String, byte[]> archive, String entry) {
    return new String(archive.get(entry), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> unzipped(byte[] archive) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
