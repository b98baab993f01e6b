package br.com.techmedicos.adapters.meetingroom;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomPageTest {

  private static final String MEETING = "/meet/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f";

  private Instance instance;

  @BeforeAll
  void open() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T11:00:00Z"), ZoneOffset.UTC);
    instance = new Instance(new InMemoryClinic(clock), clock);
  }

  @AfterAll
  void close() {
    instance.close();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(instance.uri().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void the_page_may_use_what_is_ours_and_the_camera_and_nothing_else() throws Exception {
    HttpResponse<String> page = get(MEETING);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                    .contains(
                        "connect-src 'self' ws://" + instance.uri().getAuthority() + " wss://",
                        "frame-ancestors 'none'"));
    assertThat(page.headers().firstValue("Permissions-Policy"))
        .hasValue("camera=(self), microphone=(self), display-capture=(self)");
    assertThat(page.body()).doesNotContain("http://", "https://", "<style", "0198c5a0");
  }

  @Test
  void what_the_page_asks_for_is_there() throws Exception {
    Matcher files = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(get(MEETING).body());
    int found = 0;
    while (files.find()) {
      assertThat(get(files.group(1)).statusCode()).as(files.group(1)).isEqualTo(200);
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_file_is_sent_once_a_version() throws Exception {
    HttpResponse<String> first = get(MEETING);
    String version = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = get(MEETING, "If-None-Match", version);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get(MEETING, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/room/made-up.js",
        "/room/room",
        "/room/..%2flogback.xml",
        "/room/%2e%2e%2flogback.xml",
        "/room/.html",
        "/meet/made-up"
      })
  void no_other_file_is_handed_out(String path) throws IOException, Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }
}
