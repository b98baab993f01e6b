package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.meetingroom.Page;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.health.aggregator.HealthAggregator;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the whole service makes of what requests say of who sends them, and of where it is. */
class ForwardedHeadersTest {

  private static final String SIGNALLING = "/api/v1/meetings/signalling?ticket=none";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path data;

  private ApplicationContext start(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("micronaut.server.port", -1);
    all.put("techmedicos.data", data.toString());
    all.put("techmedicos.shutdown.drain", "0s");
    all.put("headers-seen", true);
    ApplicationContext context =
        ApplicationContext.builder()
            .properties(all)
            .singletons(Clock.fixed(Instant.parse("2027-03-01T11:00:00Z"), ZoneOffset.UTC))
            .build();
    context.start();
    context.getBean(EmbeddedServer.class).start();
    return context;
  }

  private static URI uri(ApplicationContext context) {
    return context.getBean(EmbeddedServer.class).getURI();
  }

  private static int get(ApplicationContext context, String path) throws Exception {
    java.net.http.HttpRequest request =
        java.net.http.HttpRequest.newBuilder(uri(context).resolve(path)).build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** What filters, and whatever else looks for itself, find in requests. */
  @ServerFilter("/**")
  @Requires(property = "headers-seen")
  static final class HeadersSeen {

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @RequestFilter
    void see(HttpRequest<?> request) {
      StringBuilder line = new StringBuilder();
      for (String name :
          List.of(
              "Forwarded",
              "X-Forwarded-For",
              "X-Forwarded-Host",
              "X-Forwarded-Proto",
              "traceparent")) {
        line.append(String.join("+", request.getHeaders().getAll(name))).append('|');
      }
      seen.add(line.toString());
    }
  }

  /** Sends a request for each of some headers, all on one connection. */
  private static void askFrom(String address, ApplicationContext context, String... headers)
      throws IOException {
    try (Socket socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"),
            uri(context).getPort(),
            InetAddress.getByName(address),
            0)) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < headers.length; i++) {
        requests
            .append("GET /problems/slot-taken HTTP/1.1\r\nHost: evil.example\r\nConnection: ")
            .append(i == headers.length - 1 ? "close" : "keep-alive")
            .append("\r\n" + headers[i] + "\r\n");
      }
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whatever_looks_into_headers_by_itself_finds_what_is_believed() throws IOException {
    try (ApplicationContext context =
        start(Map.of("techmedicos.trusted-proxies", "127.0.0.9/32"))) {
      String claims =
          "Forwarded: for=6.6.6.6;host=evil.example;proto=https\r\n"
              + "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 203.0.113.7\r\n"
              + "X-Forwarded-Host: clinic.example\r\nX-Forwarded-Proto: https\r\n"
              + "X-Forwarded-Port: 1\r\n"
              + "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n";
      askFrom("127.0.0.2", context, claims);
      askFrom("127.0.0.9", context, claims);

      assertThat(context.getBean(HeadersSeen.class).seen)
          .containsExactly(
              "|127.0.0.2|127.0.0.1:" + uri(context).getPort() + "|http||",
              "|203.0.113.7|clinic.example|https|"
                  + "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01|");
    }
  }

  @Test
  void what_a_proxy_says_of_one_request_counts_for_that_one() throws IOException {
    try (ApplicationContext context =
        start(Map.of("techmedicos.trusted-proxies", "127.0.0.9/32"))) {
      String ofTheProxy = "|127.0.0.9|127.0.0.1:" + uri(context).getPort() + "|http||";

      askFrom(
          "127.0.0.9",
          context,
          "",
          "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n",
          "X-Forwarded-For: 203.0.113.8\r\n",
          "");

      assertThat(context.getBean(HeadersSeen.class).seen)
          .containsExactly(
              ofTheProxy,
              "|203.0.113.7|127.0.0.1:" + uri(context).getPort() + "|https||",
              "|203.0.113.8|127.0.0.1:" + uri(context).getPort() + "|http||",
              ofTheProxy);
    }
  }

  @Test
  void sockets_are_for_pages_at_the_public_address() throws IOException {
    try (ApplicationContext context =
        start(
            Map.of(
                "techmedicos.public-url",
                "https://Clinic.example/app/",
                "techmedicos.trusted-proxies",
                "127.0.0.1/32"))) {
      URI service = uri(context);

      assertThat(Page.handshake(service, SIGNALLING, "")).isEqualTo(101);
      assertThat(Page.handshake(service, SIGNALLING, "Origin: https://clinic.example\r\n"))
          .isEqualTo(101);
      for (String other :
          List.of("http://127.0.0.1:" + service.getPort(), "https://other.example", "null")) {
        assertThat(
                Page.handshake(
                    service,
                    SIGNALLING,
                    "Origin: "
                        + other
                        + "\r\nX-Forwarded-Host: other.example\r\n"
                        + "X-Forwarded-Proto: https\r\n"))
            .as(other)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void without_a_public_address_sockets_are_for_pages_of_this_very_service() throws IOException {
    try (ApplicationContext context = start(Map.of())) {
      URI service = uri(context);

      assertThat(Page.handshake(service, SIGNALLING, "Origin: " + service + "\r\n")).isEqualTo(101);
      assertThat(
              Page.handshake(
                  service, SIGNALLING, "Origin: http://localhost:" + service.getPort() + "\r\n"))
          .isEqualTo(101);
      for (String other :
          List.of("http://127.0.0.1:1", "http://localhost", "https://evil.example")) {
        assertThat(Page.handshake(service, SIGNALLING, "Origin: " + other + "\r\n"))
            .as(other)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void what_watches_over_the_service_is_never_refused_for_what_strangers_ask() throws Exception {
    try (ApplicationContext context = start(Map.of())) {
      for (int i = 0; i < 3_000; i++) {
        assertThat(get(context, "/problems/slot-taken")).isEqualTo(200);
      }

      assertThat(get(context, "/problems/slot-taken")).isEqualTo(429);
      assertThat(get(context, "/meet/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f")).isEqualTo(429);
      assertThat(Page.handshake(uri(context), SIGNALLING, "")).isEqualTo(101);
      assertThat(get(context, "/health/liveness")).isEqualTo(200);
      assertThat(get(context, "/prometheus")).isEqualTo(200);
    }
  }

  @Test
  void measurements_have_a_quota_and_health_is_told_to_everyone_who_asks() throws Exception {
    try (ApplicationContext context = start(Map.of())) {
      assertThat(context.getBean(HealthAggregator.class))
          .isInstanceOf(CachedHealthAggregator.class);
      int told = 0;
      while (get(context, "/prometheus") == 200) {
        told++;
        assertThat(told).isLessThan(3_000);
      }

      assertThat(told).isGreaterThanOrEqualTo(120);
      assertThat(get(context, "/problems/slot-taken")).isEqualTo(200);
      for (int i = 0; i < 500; i++) {
        assertThat(get(context, "/health/readiness")).isEqualTo(200);
      }
    }
  }

  @Test
  void forged_tokens_use_up_an_address_and_take_nothing_from_who_has_a_good_one() throws Exception {
    try (ApplicationContext context =
        start(
            Map.of(
                "techmedicos.operator.login",
                "operador",
                "techmedicos.operator.password",
                RunningService.PASSWORD))) {
      String good = operator(context);
      String fresh = operator(context);
      String forged = good.substring(0, good.length() - 8) + "AAAAAAAA";
      assertThat(me(context, forged)).isEqualTo(401);
      while (me(context, forged) == 401) {
        // until nothing is left
      }
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String shown = i % 4 == 0 ? good : forged;
        all.add(() -> me(context, shown));
      }

      List<Integer> answers = RunningService.atOnce(all);

      for (int i = 0; i < 40; i++) {
        assertThat(answers.get(i)).isEqualTo(i % 4 == 0 ? 200 : 429);
      }
      assertThat(me(context, fresh)).as("not shown before").isEqualTo(200);
    }
  }

  private static String operator(ApplicationContext context) throws Exception {
    java.net.http.HttpRequest login =
        java.net.http.HttpRequest.newBuilder(uri(context).resolve("/api/v1/auth/operators"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"login\": \"operador\", \"password\": \"%s\"}"
                        .formatted(RunningService.PASSWORD)))
            .build();
    return HTTP.send(login, BodyHandlers.ofString())
        .body()
        .replaceFirst("(?s).*\"access_token\":\"([^\"]*)\".*", "$1");
  }

  private static int me(ApplicationContext context, String token) throws Exception {
    java.net.http.HttpRequest request =
        java.net.http.HttpRequest.newBuilder(uri(context).resolve("/api/v1/me"))
            .header("Authorization", "Bearer " + token)
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "trusted-proxies, '10.0.0.0/8,proxy.example', TECHMEDICOS_TRUSTED_PROXIES names \"proxy.example\"",
    "trusted-proxies, 0.0.0.0/0, TECHMEDICOS_TRUSTED_PROXIES names \"0.0.0.0/0\"",
    "public-url, clinic.example, TECHMEDICOS_PUBLIC_URL is \"clinic.example\"",
    "public-url, ftp://clinic.example, TECHMEDICOS_PUBLIC_URL is \"ftp://clinic.example\"",
    "public-url, https://clinic.example/?a=b, TECHMEDICOS_PUBLIC_URL is",
    "public-url, https://me@clinic.example, TECHMEDICOS_PUBLIC_URL is",
    "public-url, https://clínica.example, TECHMEDICOS_PUBLIC_URL is",
    "public-url, 'https://', TECHMEDICOS_PUBLIC_URL is"
  })
  void a_setting_that_cannot_be_is_told_at_the_start(String setting, String value, String told) {
    assertThatThrownBy(() -> start(Map.of("techmedicos." + setting, value)).close())
        .satisfies(failure -> assertThat(Diagnosis.of(failure).sentence()).startsWith(told));
  }

  @Test
  void a_setting_of_nothing_is_none() {
    start(Map.of("techmedicos.trusted-proxies", "", "techmedicos.public-url", " ")).close();
  }
}
