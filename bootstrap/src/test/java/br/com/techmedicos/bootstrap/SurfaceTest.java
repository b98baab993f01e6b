package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.PopulatedService.Caller;
import br.com.techmedicos.bootstrap.RawHttp.Reply;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.validator.TokenValidator;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All that can be reached from outside: nothing is there that is not named, nor kept on the way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurfaceTest {

  /** What is there beside the calls of the reference. */
  private static final Set<String> PAGES =
      Set.of(
          "GET /api/v1/meetings/signalling", // a web socket
          "GET /docs",
          "GET /docs/{file}",
          "GET /health",
          "GET /health/{selector}",
          "GET /meet/{appointment}",
          "GET /openapi.json",
          "GET /openapi.yml",
          "GET /problems/{slug}",
          "GET /prometheus",
          "GET /room/{name}");

  /** Everybody's, so that a cache may keep it. */
  private static final Set<String> CACHED =
      Set.of(
          "/.well-known/jwks.json",
          "/api/v1/specialties",
          "/api/v1/consents/teleconsultation",
          "/api/v1/consents/terms",
          "/api/v1/consents/privacy",
          "/api/v1/doctors/{id}/slots");

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "MADE-UP");

  private PopulatedService visited;

  @BeforeAll
  void open(@TempDir Path data) {
    visited = PopulatedService.open("surface", data);
  }

  @AfterAll
  void close() {
    visited.close();
  }

  @Test
  void nothing_can_be_reached_but_what_is_documented_or_a_page() throws IOException {
    Set<String> known =
        Stream.concat(
                Reference.calls(visited.service()).stream().map(Object::toString), PAGES.stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> routes =
        visited
            .service()
            .bean(Router.class)
            .uriRoutes()
            .map(r -> r.getHttpMethodName() + " " + r.getUriMatchTemplate().toPathString())
            .filter(route -> !route.startsWith("HEAD "))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(routes).isEqualTo(known);
  }

  /** Else the framework compares paths, and makes the list of filters anew, for each request. */
  @Test
  void all_filters_are_for_all_paths() {
    Router router = visited.service().bean(Router.class);
    HttpRequest<?> request = HttpRequest.GET("/api/v1/specialties");

    assertThat(router.findFilters(request)).isSameAs(router.findFilters(request));
  }

  @ParameterizedTest
  @EnumSource
  void none_of_the_endpoints_of_the_framework_is_there(Caller caller) throws IOException {
    for (String name :
        List.of(
            "beans",
            "caches",
            "env",
            "flyway",
            "health/made-up",
            "heapdump",
            "hibernate",
            "info",
            "liquibase",
            "loggers",
            "loggers/ROOT",
            "logout",
            "login",
            "metrics",
            "metrics/jvm.memory.used",
            "oauth/access_token",
            "keys",
            "refresh",
            "routes",
            "stop",
            "threaddump",
            "token_info",
            "endpoints",
            "management/beans",
            "env/user.home",
            "beans/",
            "//beans",
            "%62eans",
            "swagger",
            "swagger-ui",
            "h2-console",
            "actuator/env")) {
      for (String method : METHODS) {
        Reply reply = call(method, "/" + name, caller);
        boolean partOfHealth = name.startsWith("health") && !method.matches("GET|HEAD");
        assertThat(reply.status())
            .as("%s /%s as %s", method, name, caller)
            .isEqualTo(partOfHealth ? 405 : 404);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_tells_how_the_service_is_says_no_more_than_that(Caller caller) throws IOException {
    for (String path : List.of("/health", "/health/liveness", "/health/readiness")) {
      Reply reply = call("GET", path, caller);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text()).isEqualTo("{\"status\":\"UP\"}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_answer_about_anybody_is_kept_on_the_way(Caller caller) throws IOException {
    int given = 0;
    for (Reference.Call call : Reference.calls(visited.service())) {
      if (call.method().equals("GET")) {
        Reply reply = call("GET", visited.filled(call.path()), caller);
        given += reply.status() == 200 ? 1 : 0;
        assertThat(reply.header("expires")).as(call.path()).isEmpty();
        assertThat(reply.header("last-modified")).as(call.path()).isEmpty();
        assertThat(reply.header("x-content-type-options")).as(call.path()).hasValue("nosniff");
        if (reply.status() != 200 || !CACHED.contains(call.path())) {
          assertThat(reply.header("cache-control")).as(call.path()).hasValue("no-store");
        } else {
          assertThat(call.isPublic()).as(call.path()).isTrue();
        }
      }
    }
    assertThat(given)
        .isGreaterThanOrEqualTo(
            switch (caller) {
              case ANONYMOUS -> 5;
              case PATIENT -> 15;
              case DOCTOR -> 13;
              case OPERATOR -> 7;
            });
  }

  @Test
  void what_is_downloaded_is_saved_and_never_shown() throws IOException {
    String file = visited.filled("/api/v1/record/files/{id}/content");
    String shared = visited.filled("/api/v1/shared-records/{patientId}/files/{fileId}/content");
    for (Reply reply :
        List.of(
            call("GET", file, Caller.PATIENT),
            call("GET", file, Caller.PATIENT, "Range: bytes=0-4"),
            call("GET", file, Caller.PATIENT, "If-Modified-Since: Wed, 25 Nov 2026 12:00:00 GMT"),
            call("GET", shared, Caller.DOCTOR),
            call("POST", "/api/v1/record/export", Caller.PATIENT))) {
      assertThat(reply.status()).isBetween(200, 206);
      assertThat(reply.header("cache-control")).hasValue("no-store");
      assertThat(reply.header("expires")).isEmpty();
      assertThat(reply.header("last-modified")).isEmpty();
      assertThat(reply.header("x-content-type-options")).hasValue("nosniff");
      assertThat(reply.header("content-security-policy")).hasValue("default-src 'none'; sandbox");
      assertThat(reply.header("content-disposition"))
          .hasValueSatisfying(
              how -> assertThat(how).startsWith("attachment; filename=\"").contains("filename*="));
    }
  }

  @Test
  void whatever_is_documented_to_take_a_key_refuses_one_that_cannot_be() throws IOException {
    String part = "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"";
    int tried = 0;
    for (Reference.Call each : Reference.calls(visited.service())) {
      if (each.takes("Idempotency-Key")) {
        boolean upload = each.consumes("multipart/form-data");
        String body = upload ? "--x\r\n" + part + "\r\n\r\ntext\r\n--x--\r\n" : "{}";
        String type = upload ? "multipart/form-data; boundary=x" : "application/json";
        Reply reply =
            send(
                each.method(),
                visited.filled(each.path()),
                callerOf(each),
                body,
                "Content-Type: " + type,
                "Idempotency-Key: two words");

        assertThat(reply.status()).as("%s: %s", each, reply.text()).isEqualTo(400);
        assertThat(reply.text()).as("%s", each).contains("\"header\":\"Idempotency-Key\"");
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(12);
  }

  /** Whoever may call it. */
  private Caller callerOf(Reference.Call each) throws IOException {
    for (Caller caller : List.of(Caller.PATIENT, Caller.DOCTOR)) {
      String path = visited.filled(each.path());
      if (call(each.method(), path, caller, "Idempotency-Key: two words").status() != 403) {
        return caller;
      }
    }
    return Caller.OPERATOR;
  }

  @Test
  void nobody_but_our_own_validator_lets_callers_in() {
    assertThat(visited.service().beans(TokenValidator.class))
        .hasExactlyElementsOfTypes(CallerTokenValidator.class);
  }

  @Test
  void a_file_of_the_room_is_sent_as_it_is_and_not_again_to_who_has_it() throws IOException {
    Reply file = call("GET", "/room/main.js", Caller.ANONYMOUS, "Accept-Encoding: gzip");
    String version = file.header("etag").orElseThrow();

    assertThat(file.header("content-encoding")).isEmpty();
    for (String seen : List.of(version, "W/" + version, "\"other\", " + version, "*")) {
      Reply again = call("GET", "/room/main.js", Caller.ANONYMOUS, "If-None-Match: " + seen);
      assertThat(again.status()).as(seen).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.header("etag")).hasValue(version);
    }
  }

  private Reply call(String method, String path, Caller caller, String... headers)
      throws IOException {
    return send(method, path, caller, "", headers);
  }

  private Reply send(String method, String path, Caller caller, String body, String... headers)
      throws IOException {
    Optional<String> token = visited.token(caller);
    String request =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.length()
            + "\r\n"
            + token.map(value -> "Authorization: Bearer " + value + "\r\n").orElse("")
            + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining())
            + "Connection: close\r\n\r\n"
            + body;
    return RawHttp.exchange(visited.service().uri(), request.getBytes(StandardCharsets.ISO_8859_1));
  }
}
