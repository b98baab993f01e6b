package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.reference.UndocumentedProblems;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Makes every documented call as everyone: who is let in, who is not and what is not there is as
 * the document says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceAccessTest {

  private enum Role {
    PATIENT,
    DOCTOR,
    OPERATOR
  }

  private record Call(String method, String path, Operation operation) {

    boolean isSecured() {
      return !operation.getSecurity().isEmpty()
          && operation.getSecurity().stream().noneMatch(Map::isEmpty);
    }

    /** A partner's program without it is refused, people are not. */
    boolean needsScope() {
      return operation.getSecurity().stream().anyMatch(way -> way.containsKey("clients"));
    }

    boolean documents(int status) {
      return operation.getResponses().containsKey(Integer.toString(status));
    }

    boolean takesBody() {
      return operation.getRequestBody() != null;
    }

    /** Of things that are not there. */
    Answer by(Client client) {
      String unknown = path.replaceAll("\\{[A-Za-z]+}", UUID.randomUUID().toString());
      return takesBody()
          ? client
              .with(
                  "Content-Type",
                  operation.getRequestBody().getContent().keySet().iterator().next())
              .send(method, unknown, BodyPublishers.ofString("{}"))
          : client.send(method, unknown, BodyPublishers.noBody());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private final List<Call> calls = new ArrayList<>();
  private final Map<Role, Client> callers = new EnumMap<>(Role.class);
  private Clinic clinic;

  @BeforeAll
  void open() {
    clinic = Clinic.open();
    callers.put(Role.PATIENT, clinic.patient());
    callers.put(Role.DOCTOR, clinic.doctor());
    callers.put(Role.OPERATOR, clinic.operator());
    OpenAPI document =
        new OpenAPIV3Parser()
            .readContents(clinic.anonymous().get("/openapi.json").expect(200).body())
            .getOpenAPI();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, how) -> calls.add(new Call(method.name(), path, how))));
    // Erases its caller, so it comes last.
    calls.sort(Comparator.comparing(call -> call.path().equals("/api/v1/me/erasure")));
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  @Test
  void whoever_has_no_token_is_refused_where_the_document_wants_one_and_nowhere_else() {
    assertThat(calls).hasSizeGreaterThan(50);
    for (Call call : calls) {
      Answer answer = call.by(clinic.anonymous());
      boolean refused =
          answer.status() == 401 && answer.text("type").equals("/problems/unauthenticated");
      assertThat(refused).as("%s: %s", call, answer.body()).isEqualTo(call.isSecured());
      assertThat(call.documents(answer.status())).as("%s: %s", call, answer.status()).isTrue();
    }
  }

  @Test
  void each_role_gets_what_the_document_says() {
    for (Call call : calls) {
      int refused = 0;
      boolean missing = false;
      for (Map.Entry<Role, Client> caller : callers.entrySet()) {
        Answer answer = call.by(caller.getValue());
        String as = call + " as " + caller.getKey() + ": " + answer.status() + answer.body();
        assertThat(answer.status()).as(as).isNotEqualTo(401);
        assertThat(call.documents(answer.status())).as(as).isTrue();
        assertThat(answer.header(UndocumentedProblems.HEADER)).as(as).isEmpty();
        refused += answer.status() == 403 ? 1 : 0;
        missing |= answer.status() == 404;
      }
      assertThat(refused).as("%s lets somebody in", call).isLessThan(callers.size());
      assertThat(call.documents(403))
          .as("403 of %s", call)
          .isEqualTo(refused > 0 || call.needsScope());
      assertThat(call.documents(401)).as("401 of %s", call).isEqualTo(refuses(call));
      if (call.path().contains("{") && !call.takesBody()) {
        assertThat(missing).as("404 of %s", call).isTrue();
      }
      assertThat(missing && !call.documents(404)).as("404 of %s", call).isFalse();
    }
  }

  /** Whether it wants a token, refuses those of programs that are revoked, or is a login itself. */
  private static boolean refuses(Call call) {
    return call.isSecured()
        || call.needsScope()
        || call.path().matches("/api/v1/auth/(?!logout|password-reset|email-).*");
  }
}
