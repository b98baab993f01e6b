package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Scope;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs of partners, told over HTTP on each database: they do what their scopes say, and nothing
 * else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MachineClientStories {

  private static final String CLIENTS = "/operator/clients";
  private static final List<String> ALL = Arrays.stream(Scope.values()).map(Scope::token).toList();

  private List<RunningService> services;
  private RunningService service;
  private RestClient operator;
  private Doctor doctor;

  /** All instances of the service, started on the one database. */
  abstract List<RunningService> instances(Path data, Map<String, Object> settings);

  @BeforeAll
  void start(@TempDir Path data) {
    services = instances(data, Map.of("techmedicos.rate-limits.enabled", true));
    service = services.get(0);
    operator = service.asOperator();
    doctor = service.addDoctors(1).get(0);
  }

  @AfterAll
  void stop() {
    services.forEach(RunningService::close);
  }

  @Test
  void a_program_gets_a_token_for_its_scopes_and_calls_with_it() {
    Answer client = register(600, "slots:read");

    Answer token = token(client, Optional.empty()).expect(200);

    assertThat(token.text("scope")).isEqualTo("slots:read");
    assertThat(token.text("token_type")).isEqualTo("Bearer");
    assertThat(Long.parseLong(token.text("expires_in"))).isLessThanOrEqualTo(600);
    assertThat(token.body().get("refresh_token")).isNull();
    RestClient program = as(token);
    program.get("/doctors/" + doctor.id() + "/slots").expect(200);
    Answer missing = program.get("/doctors/" + doctor.id()).expect(403);
    assertThat(missing.text("type")).isEqualTo("/problems/insufficient-scope");
    assertThat(missing.text("detail")).contains("doctors:read");
  }

  @Test
  void a_scope_that_it_has_not_is_refused() {
    Answer client = register(600, "slots:read");
    for (String scope :
        List.of("doctors:read", "slots:read doctors:read", "records:read", "", "SLOTS:READ")) {
      Answer refused = token(client, Optional.of(scope)).expect(400);
      assertThat(refused.text("error")).isEqualTo("invalid_scope");
      assertThat(refused.text("type")).isEqualTo("/problems/invalid-scope");
    }
    operator
        .post(CLIENTS, Map.of("name", "Parceiro", "scopes", List.of("records:read")))
        .expect(400);
    operator
        .post(CLIENTS, Map.of("name", "Parceiro", "scopes", ALL, "requestsPerMinute", 0))
        .expect(400);
  }

  @Test
  void a_wrong_secret_a_stranger_and_a_person_get_nothing() {
    Answer client = register(600, "slots:read");
    for (Map<String, String> wrong :
        List.of(
            Map.of("client_id", client.text("client_id"), "client_secret", "x"),
            Map.of("client_id", "x", "client_secret", client.text("client_secret")),
            Map.of(
                "client_id",
                doctor.id().toString(),
                "client_secret",
                client.text("client_secret")))) {
      Map<String, String> body = new HashMap<>(wrong);
      body.put("grant_type", "client_credentials");
      Answer refused = service.anyone().post("/auth/token", body).expect(401);
      assertThat(refused.text("error")).isEqualTo("invalid_client");
    }
    service.anyone().post("/auth/token", Map.of("grant_type", "client_credentials")).expect(400);
    service.as(doctor).post(CLIENTS, Map.of("name", "Eu", "scopes", ALL)).expect(403);
  }

  @Test
  void after_a_rotation_both_secrets_are_good_for_a_day() {
    Answer first = register(600, "slots:read");
    String path = CLIENTS + "/" + first.text("client_id");
    Answer second = operator.post(path + "/secret", Map.of()).expect(200);

    token(first, Optional.empty()).expect(200);
    token(second, Optional.empty()).expect(200);
    Answer third = operator.post(path + "/secret", Map.of()).expect(200);
    token(first, Optional.empty()).expect(401);
    token(second, Optional.empty()).expect(200);
    services.forEach(each -> each.clock().advance(Duration.ofDays(1)));
    operator = service.asOperator();

    token(second, Optional.empty()).expect(401);
    token(third, Optional.empty()).expect(200);
    assertThat(new String(operator.download(CLIENTS).body(), StandardCharsets.UTF_8))
        .contains(third.text("client_id"))
        .doesNotContain(third.text("client_secret"));
  }

  @Test
  void a_revoked_program_is_out_at_once() {
    Answer client = register(600, "slots:read");
    RestClient program = as(token(client, Optional.empty()).expect(200));
    String slots = "/doctors/" + doctor.id() + "/slots";
    program.get(slots).expect(200);

    operator.delete(CLIENTS + "/" + client.text("client_id")).expect(204);

    for (RunningService each : services) {
      program.at(each.uri()).get(slots).expect(401);
    }
    token(client, Optional.empty()).expect(401);
    operator.delete(CLIENTS + "/" + client.text("client_id")).expect(404);
    operator.post(CLIENTS + "/" + client.text("client_id") + "/secret", Map.of()).expect(404);
  }

  @Test
  void each_program_has_a_quota_of_its_own() {
    RestClient small = as(token(register(3, "doctors:read"), Optional.empty()).expect(200));
    RestClient other = as(token(register(3, "doctors:read"), Optional.empty()).expect(200));
    for (int i = 0; i < 3; i++) {
      small.get("/specialties").expect(200);
    }

    HttpResponse<byte[]> refused = small.download("/specialties");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);

    other.get("/specialties").expect(200);
    service.anyone().get("/specialties").expect(200);
  }

  @Test
  void what_an_operator_does_to_a_program_is_in_the_log_of_operators() {
    String id = register(600, "slots:read").text("client_id");
    operator.post(CLIENTS + "/" + id + "/secret", Map.of()).expect(200);
    operator.delete(CLIENTS + "/" + id).expect(204);

    Answer acts = operator.get("/operator/acts?subject=" + id).expect(200);

    assertThat(
            List.of(
                acts.text("items", "0", "operation"),
                acts.text("items", "1", "operation"),
                acts.text("items", "2", "operation")))
        .containsExactly("revokeClient", "rotateClientSecret", "registerClient");
  }

  @Test
  void of_two_rotations_at_once_one_secret_is_the_new_one() throws Exception {
    Answer first = register(600, "slots:read");
    String path = CLIENTS + "/" + first.text("client_id") + "/secret";
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      RestClient here = operator.at(services.get(i % services.size()).uri());
      calls.add(() -> here.post(path, Map.of()));
    }

    List<Answer> answers = RunningService.atOnce(calls);

    assertThat(answers).extracting(Answer::status).contains(200).isSubsetOf(200, 409, 412, 503);
    List<Answer> rotated = answers.stream().filter(answer -> answer.status() == 200).toList();
    long good =
        rotated.stream().filter(answer -> token(answer, Optional.empty()).status() == 200).count();
    assertThat(good).isEqualTo(Math.min(rotated.size(), 2)); // the last one and the one before
  }

  /** The document is the promise: a program with all scopes may do what it says, and no more. */
  @Test
  void the_document_says_which_scope_each_call_needs_and_it_is_so() throws Exception {
    RestClient program =
        as(token(register(6_000, ALL.toArray(String[]::new)), Optional.empty()).expect(200));
    String document = raw("GET", "/openapi.json", "").text();
    for (Scope scope : Scope.values()) {
      assertThat(document).contains("\"" + scope.token() + "\":\"");
    }
    Set<String> used = new TreeSet<>();
    List<String> refused = new ArrayList<>();
    for (Reference.Call call : Reference.calls(service)) {
      Optional<String> scope = scope(call);
      scope.ifPresent(used::add);
      int status = raw(call.method(), filled(call.path()), program.token().orElseThrow()).status();
      if (scope.isPresent()) {
        assertThat(status).as("%s", call).isEqualTo(200);
      } else if (call.path().equals("/api/v1/auth/token")) {
        assertThat(status).as("%s", call).isEqualTo(400); // it may ask, but must say for what
      } else if (call.path().startsWith("/api/")) {
        assertThat(status).as("%s", call).isEqualTo(403);
        refused.add(call.toString());
      }
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(refused).hasSizeGreaterThan(60);
  }

  private RawHttp.Reply raw(String method, String path, String token) throws IOException {
    String request =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
            + (method.equals("GET") ? "" : "Content-Length: 0\r\n")
            + "\r\n";
    return RawHttp.exchange(service.uri(), request.getBytes(StandardCharsets.US_ASCII));
  }

  private String filled(String path) {
    return path.replaceAll("\\{[A-Za-z]+}", doctor.id().toString());
  }

  private static Optional<String> scope(Reference.Call call) {
    return call.operation().getSecurity().stream()
        .filter(way -> way.containsKey("clients"))
        .map(way -> way.get("clients").get(0))
        .findFirst();
  }

  private Answer register(int requestsPerMinute, String... scopes) {
    return operator
        .post(
            CLIENTS,
            Map.of(
                "name",
                "Portal da cidade",
                "scopes",
                List.of(scopes),
                "requestsPerMinute",
                requestsPerMinute))
        .expect(201);
  }

  private Answer token(Answer client, Optional<String> scope) {
    Map<String, String> body =
        new HashMap<>(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client.text("client_id"),
                "client_secret",
                client.text("client_secret")));
    scope.ifPresent(wanted -> body.put("scope", wanted));
    return service.anyone().post("/auth/token", body);
  }

  private RestClient as(Answer token) {
    return service.anyone().with(token.text("access_token"));
  }
}
