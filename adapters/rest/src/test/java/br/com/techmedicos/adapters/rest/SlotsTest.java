package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slots as clients see them, whether they come from memory or not. */
class SlotsTest {

  private static final String TUESDAY_NINE = "2027-03-02T12:00:00Z";

  private Clinic clinic;
  private Client doctor;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
    doctor = clinic.doctor();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private String slots() {
    return "/api/v1/doctors/" + doctor.id() + "/slots?from=2027-03-02&to=2027-03-02";
  }

  private Answer seen() {
    return clinic.anonymous().get(slots()).expect(200);
  }

  @Test
  void whoever_has_the_list_is_told_so_until_it_changes() {
    Answer first = seen();
    Client again = clinic.anonymous().with("If-None-Match", first.etag());

    assertThat(first.etag()).startsWith("W/\"");
    assertThat(first.header("Cache-Control")).hasValue("no-cache");
    assertThat(first.header("Content-Type")).hasValue("application/json");
    Answer unchanged = again.get(slots()).expect(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(unchanged.etag()).isEqualTo(first.etag());
    clinic.patient().with("If-None-Match", first.etag()).get(slots()).expect(304);

    clinic.requested(clinic.patient(), doctor, TUESDAY_NINE);

    assertThat(again.get(slots()).expect(200).body()).doesNotContain(TUESDAY_NINE);
  }

  @Test
  void a_list_is_compressed_for_whoever_takes_that_under_the_same_tag() throws Exception {
    Answer plain = clinic.anonymous().get("/api/v1/doctors/" + doctor.id() + "/slots").expect(200);

    Answer small =
        clinic
            .anonymous()
            .with("Accept-Encoding", "gzip")
            .get("/api/v1/doctors/" + doctor.id() + "/slots")
            .expect(200);

    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(plain.response().headers().allValues("Vary")).contains("Accept-Encoding");
    assertThat(small.header("Content-Encoding")).hasValue("gzip");
    assertThat(small.etag()).isEqualTo(plain.etag());
    for (String accepted : List.of("gzip", "br;q=1.0, GZIP ; q=0.5, *;q=0", "deflate,gzip;q=1")) {
      assertThat(compressed(accepted)).isEqualTo(plain.body());
    }
    for (String refused :
        List.of(
            "gzip;q=0", "gzip; q=0.000", "gzip;x=1; q = 0", "identity", "deflate", ";", ",", "")) {
      assertThat(
              clinic
                  .anonymous()
                  .with("Accept-Encoding", refused)
                  .get("/api/v1/doctors/" + doctor.id() + "/slots")
                  .body())
          .as(refused)
          .isEqualTo(plain.body());
    }
  }

  private String compressed(String accepted) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(clinic.uri().resolve("/api/v1/doctors/" + doctor.id() + "/slots"))
            .header("Accept-Encoding", accepted)
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    try (InputStream json = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(json.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everything_that_a_list_shows_is_seen_at_once_when_it_changes() {
    assertThat(seen().body()).contains("250.00", TUESDAY_NINE);

    doctor
        .with("If-Match", "*")
        .patch(
            "/api/v1/doctors/me",
            "{\"consultationPrice\": {\"amount\": \"300.00\", \"currency\": \"BRL\"}}")
        .expect(200);
    assertThat(seen().body()).contains("300.00");

    doctor.with("If-Match", "*").put("/api/v1/agenda", Agendas.of("", "")).expect(200);
    assertThat(seen().body()).contains("\"slots\":[]");
    doctor.with("If-Match", "*").put("/api/v1/agenda", Agendas.WEEKDAYS).expect(200);
    assertThat(seen().body()).contains(TUESDAY_NINE);

    decided("SUSPENDED");
    clinic.anonymous().get(slots()).expectProblem(404, "not-found");
    decided("APPROVED");
    assertThat(seen().body()).contains(TUESDAY_NINE);
  }

  private void decided(String decision) {
    clinic
        .operator()
        .post(
            "/api/v1/operator/doctors/" + doctor.id() + "/verification",
            "{\"decision\": \"%s\", \"reason\": \"conforme o conselho\"}".formatted(decision))
        .expect(200);
  }

  @Test
  void a_request_that_nobody_answers_frees_its_slot_when_its_time_is_up() {
    clinic.requested(clinic.patient(), doctor, "2027-03-03T12:00:00Z");
    String wednesday = "/api/v1/doctors/" + doctor.id() + "/slots?from=2027-03-03&to=2027-03-03";
    assertThat(clinic.anonymous().get(wednesday).body()).doesNotContain("2027-03-03T12:00:00Z");

    clinic.clock().advance(Duration.ofHours(24).minusMillis(1));
    assertThat(clinic.anonymous().get(wednesday).body()).doesNotContain("2027-03-03T12:00:00Z");
    clinic.clock().advance(Duration.ofMillis(1));
    assertThat(clinic.anonymous().get(wednesday).body()).contains("2027-03-03T12:00:00Z");
  }
}
