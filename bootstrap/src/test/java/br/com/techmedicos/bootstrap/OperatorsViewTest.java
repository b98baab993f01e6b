package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboard, alerts and runbook are about metrics that the service has. */
class OperatorsViewTest {

  private static final int LOOKS = 100;
  private static final long PAUSE_MILLIS = 300;
  private static final Path DOCS =
      Files.isDirectory(Path.of("docs")) ? Path.of("docs") : Path.of("..", "docs");
  private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_]*)\\{job=");

  /** Prometheus' own. */
  private static final Set<String> NOT_OURS = Set.of("up");

  @TempDir private Path data;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void each_metric_of_the_dashboard_and_of_the_alerts_is_one_that_the_service_has()
      throws Exception {
    Set<String> wanted = new TreeSet<>();
    for (String file : List.of("techmedicos.dashboard.json", "techmedicos.rules.yml")) {
      Matcher metric = METRIC.matcher(alerts(file).replace("\\\"", "\""));
      while (metric.find()) {
        wanted.add(metric.group(1));
      }
    }
    wanted.removeAll(NOT_OURS);
    assertThat(wanted).contains("techmedicos_outbox_waiting", "hikaricp_connections_pending");

    Map<String, Object> mails =
        Map.of(
            "techmedicos.mail.smtp", "smtp://127.0.0.1:9",
            "techmedicos.mail.from", "clinica@example.com");
    try (RunningService service = RunningService.start(data, mails)) {
      get(service, "/api/v1/me");
      Set<String> missing = new LinkedHashSet<>(wanted);
      for (int i = 0; i < LOOKS && !missing.isEmpty(); i++) {
        Thread.sleep(PAUSE_MILLIS); // until the jobs have run once
        missing.removeAll(names(get(service, "/prometheus")));
      }
      assertThat(missing).as("no such metrics").isEmpty();
      assertThat(get(service, "/prometheus"))
          .contains("techmedicos_refusals_total{problem=\"unauthenticated\"}")
          .contains("techmedicos_outbox_waiting 0");
    }
  }

  @Test
  void each_alert_has_a_paragraph_in_the_runbook() throws IOException {
    Matcher alert = Pattern.compile("- alert: (\\w+)").matcher(alerts("techmedicos.rules.yml"));
    List<String> headings =
        Files.readAllLines(DOCS.resolve("runbook.md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring("## ".length()))
            .toList();
    List<String> alerts = alert.results().map(found -> found.group(1)).toList();

    assertThat(alerts).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(headings);
  }

  @Test
  void promtool_finds_the_alerts_right() throws Exception {
    for (String check :
        List.of("check rules techmedicos.rules.yml", "test rules techmedicos.test.yml")) {
      List<String> command = new ArrayList<>(List.of("promtool"));
      command.addAll(List.of(check.split(" ")));
      Process promtool;
      try {
        promtool =
            new ProcessBuilder(command)
                .directory(DOCS.resolve("alerts").toFile())
                .redirectErrorStream(true)
                .start();
      } catch (IOException e) {
        promtool = abort("NOT RUN: apt-get install prometheus");
      }
      String told = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(promtool.waitFor()).as(told).isZero();
    }
  }

  @Test
  void the_dashboard_is_whole() throws IOException {
    Map<String, Object> dashboard =
        JsonMapper.createDefault()
            .readValue(
                alerts("techmedicos.dashboard.json"), Argument.mapOf(String.class, Object.class));

    assertThat((List<?>) dashboard.get("panels")).hasSizeGreaterThan(10);
  }

  private static String alerts(String file) throws IOException {
    return Files.readString(DOCS.resolve("alerts").resolve(file));
  }

  private static Set<String> names(String metrics) {
    return metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toSet());
  }

  private String get(RunningService service, String path) throws IOException, InterruptedException {
    URI uri = service.uri().resolve(path);
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
