package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.bootstrap.demo.RestClient;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Dashboard, alerts and runbook are about metrics that the service has. */
class OperatorsViewTest {

  private static final int LOOKS = 100;
  private static final long PAUSE_MILLIS = 300;
  private static final Path DOCS =
      Files.isDirectory(Path.of("docs")) ? Path.of("docs") : Path.of("..", "docs");

  private static final String[] KINDS_OF_WORK = {
    "reads",
    "searches",
    "writes",
    "gate",
    "credentials",
    "suspects",
    "meeting-entries",
    "transfers",
    "large-bodies",
    "argon2-logins",
    "argon2-new-passwords",
    "connections"
  };

  /** Refused before the framework has it, since it has two hosts. */
  private static final String NO_REQUEST =
      "GET / HTTP/1.1\r\nHost: clinic\r\nHost: other\r\nConnection: close\r\n\r\n";

  /** Prometheus' own. */
  private static final Set<String> NOT_OURS = Set.of("up");

  @TempDir private Path data;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void each_metric_of_dashboard_alerts_and_runbook_is_one_that_the_service_has() throws Exception {
    Set<String> shown = metrics(text("techmedicos.dashboard.json").replace("\\\"", "\""));
    assertThat(shown).contains("techmedicos_outbox_waiting", "hikaricp_connections_pending");
    Set<String> wanted = new TreeSet<>(shown);
    wanted.addAll(metrics(text("techmedicos.rules.yml")));
    for (Path page : runbook()) {
      wanted.addAll(metrics(Files.readString(page)));
    }
    wanted.removeAll(NOT_OURS);

    Map<String, Object> mails =
        Map.of(
            "techmedicos.mail.smtp", "smtp://127.0.0.1:9",
            "techmedicos.mail.from", "clinica@example.com");
    try (RunningService service = RunningService.start(data, mails)) {
      get(service, "/api/v1/me");
      RawHttp.exchange(service.uri(), NO_REQUEST.getBytes(StandardCharsets.US_ASCII));
      Set<String> missing = new LinkedHashSet<>(wanted);
      for (int i = 0; i < LOOKS && !missing.isEmpty(); i++) {
        Thread.sleep(PAUSE_MILLIS); // until the jobs have run once
        missing.removeAll(names(get(service, "/prometheus")));
      }
      assertThat(missing).as("no such metrics").isEmpty();
      String metrics = get(service, "/prometheus");
      assertThat(metrics)
          .contains("techmedicos_refusals_total{problem=\"unauthenticated\"}")
          .contains("techmedicos_refusals_total{problem=\"malformed-message\"} 1.0")
          .contains("techmedicos_outbox_waiting 0");
      assertThat(names(metrics).stream().filter(name -> name.startsWith("techmedicos_")))
          .as("on the dashboard")
          .isSubsetOf(shown);
      assertThat(values(metrics, "techmedicos_work_limit"))
          .containsOnlyKeys(KINDS_OF_WORK)
          .containsEntry("writes", 2000.0)
          .containsEntry("gate", 48.0)
          .allSatisfy((kind, limit) -> assertThat(limit).as(kind).isPositive());
      assertThat(values(metrics, "techmedicos_work_in_flight"))
          .containsOnlyKeys(KINDS_OF_WORK)
          .containsEntry("transfers", 0.0)
          .hasEntrySatisfying("connections", open -> assertThat(open).isPositive());
    }
  }

  /** Else an alert would be silent for good. */
  @Test
  void what_alerts_and_pages_choose_by_is_what_the_service_tells() throws Exception {
    String all =
        text("techmedicos.rules.yml")
            + text("techmedicos.dashboard.json").replace("\\\"", "\"")
            + runbookText();
    Set<String> calls = new TreeSet<>(found("(method=\"POST\",uri=\"[^\"]+\")", all));
    assertThat(calls).contains("method=\"POST\",uri=\"/api/v1/appointments\"");
    assertThat(all).doesNotContain("method=\"GET\"");
    assertThat(words(found("problem=~?\"([^\"]+)\"", all)))
        .isNotEmpty()
        .isSubsetOf(Stream.of(ProblemType.values()).map(ProblemType::slug).toList());
    assertThat(words(found("kind=~?\"([^\"]+)\"", all))).isNotEmpty().isSubsetOf(KINDS_OF_WORK);
    for (String file : List.of("techmedicos.rules.yml", "../runbook/RequestsRefused.md")) {
      assertThat(words(found("problem=~\"([^\"]+)\"", text(file))))
          .as("all that tells people to come again later, in " + file)
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(ProblemType.values())
                  .filter(type -> type.status() == 503)
                  .map(ProblemType::slug)
                  .toList());
    }

    try (RunningService service = RunningService.start(data, Map.of())) {
      RestClient patient = service.as(service.addPatients(1).get(0));
      for (String call : calls) {
        String path = call.replaceFirst(".*uri=\"/api/v1", "").replace("\"", "");
        assertThat(patient.post(path, Map.of()).status()).as(path).isBetween(400, 422);
      }
      String metrics = get(service, "/prometheus");
      for (String call : calls) {
        String[] labels = call.split(",");
        assertThat(metrics.lines())
            .as(call)
            .anyMatch(
                line ->
                    line.startsWith("http_server_requests_seconds_count{")
                        && line.contains(labels[0])
                        && line.contains(labels[1])
                        && line.contains("status=\"4"));
      }
    }
  }

  @Test
  void each_alert_names_its_page_of_the_runbook_and_the_runbook_lists_it() throws IOException {
    List<String> alerts = alerts();
    String runbook = Files.readString(DOCS.resolve("runbook.md"));

    assertThat(alerts).hasSizeGreaterThan(10);
    assertThat(found("runbook: docs/runbook/(\\w+)\\.md", text("techmedicos.rules.yml")))
        .isEqualTo(alerts);
    assertThat(found("(?m)^\\| \\[\\w+\\]\\(runbook/(\\w+)\\.md\\)", runbook))
        .containsExactlyInAnyOrderElementsOf(alerts);
    assertThat(runbook()).hasSize(1 + alerts.size());
  }

  @Test
  void each_link_of_the_runbook_leads_somewhere() throws IOException {
    for (Path page : runbook()) {
      for (String link : found("\\]\\(([^)#]+)(?:#[^)]*)?\\)", Files.readString(page))) {
        assertThat(page.resolveSibling(link)).as(page.toString()).exists();
      }
    }
  }

  @Test
  void each_alert_has_a_case_in_which_it_fires_and_one_in_which_it_does_not() throws IOException {
    Set<String> firing = new TreeSet<>();
    Set<String> quiet = new TreeSet<>();
    Map<String, List<Map<String, List<Map<String, Object>>>>> cases =
        new Yaml().load(text("techmedicos.test.yml"));
    for (Map<String, List<Map<String, Object>>> group : cases.get("tests")) {
      for (Map<String, Object> check : group.get("alert_rule_test")) {
        (check.containsKey("exp_alerts") ? firing : quiet).add((String) check.get("alertname"));
      }
    }

    assertThat(firing).containsExactlyInAnyOrderElementsOf(alerts());
    assertThat(quiet).containsExactlyInAnyOrderElementsOf(alerts());
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
                text("techmedicos.dashboard.json"), Argument.mapOf(String.class, Object.class));

    assertThat((List<?>) dashboard.get("panels")).hasSizeGreaterThan(10);
  }

  private static List<String> alerts() throws IOException {
    return found("- alert: (\\w+)", text("techmedicos.rules.yml"));
  }

  /** Its index, and its pages. */
  private static List<Path> runbook() throws IOException {
    try (Stream<Path> pages = Files.list(DOCS.resolve("runbook"))) {
      return Stream.concat(Stream.of(DOCS.resolve("runbook.md")), pages).toList();
    }
  }

  private static String runbookText() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path page : runbook()) {
      text.append(Files.readString(page));
    }
    return text.toString();
  }

  /** Those of alternatives. */
  private static Set<String> words(List<String> alternatives) {
    return alternatives.stream()
        .flatMap(each -> Stream.of(each.split("\\|")))
        .collect(Collectors.toSet());
  }

  private static Set<String> metrics(String text) {
    return new TreeSet<>(found("([a-z][a-z0-9_]*)\\{job=", text));
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String text(String file) throws IOException {
    return Files.readString(DOCS.resolve("alerts").resolve(file));
  }

  private static Set<String> names(String metrics) {
    return metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toSet());
  }

  /** The values of a metric, by kind. */
  private static Map<String, Double> values(String metrics, String name) {
    return Pattern.compile("^" + name + "\\{kind=\"(.+)\"} (.+)$", Pattern.MULTILINE)
        .matcher(metrics)
        .results()
        .collect(
            Collectors.toMap(found -> found.group(1), found -> Double.parseDouble(found.group(2))));
  }

  private String get(RunningService service, String path) throws IOException, InterruptedException {
    URI uri = service.uri().resolve(path);
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
