package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.reference.UndocumentedProblems;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the service answered. */
record Answer(String call, HttpResponse<String> response) {

  private static final JsonMapper JSON = JsonMapper.createDefault();

  Answer expect(int status) {
    assertThat(response.statusCode()).as("%s → %s", call, response.body()).isEqualTo(status);
    assertThat(header(UndocumentedProblems.HEADER)).as(call).isEmpty();
    assertThat(header("X-Content-Type-Options")).hasValue("nosniff");
    return this;
  }

  /** A problem of this type; with 400, one that names these parts of the request. */
  Answer expectProblem(int status, String type, String... parts) {
    expect(status);
    assertThat(header("content-type"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("application/problem+json"));
    JsonNode problem = json();
    assertThat(problem.get("type").getStringValue()).isEqualTo("/problems/" + type);
    assertThat(problem.get("status").getIntValue()).isEqualTo(status);
    assertThat(problem.get("title").getStringValue()).isNotBlank();
    assertThat(problem.get("detail").getStringValue()).isNotBlank();
    if (status == 400) {
      assertThat(parts()).as(response.body()).hasSameSizeAs(errors()).isNotEmpty();
    }
    if (parts.length > 0) {
      assertThat(parts()).as(response.body()).containsExactlyInAnyOrder(parts);
    }
    return this;
  }

  private List<JsonNode> errors() {
    List<JsonNode> errors = new ArrayList<>();
    JsonNode all = json().get("errors");
    if (all != null) {
      all.values().forEach(errors::add);
    }
    return errors;
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (JsonNode error : errors()) {
      assertThat(error.get("detail").getStringValue()).isNotBlank();
      for (String place : List.of("pointer", "parameter", "header")) {
        JsonNode name = error.get(place);
        if (name != null) {
          parts.add(name.getStringValue());
        }
      }
    }
    return parts;
  }

  JsonNode json() {
    try {
      return JSON.readValue(response.body(), Argument.of(JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(call + " → " + response.body(), e);
    }
  }

  String text(String member) {
    return json().get(member).getStringValue();
  }

  String body() {
    return response.body();
  }

  int status() {
    return response.statusCode();
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  String etag() {
    return header("ETag").orElseThrow();
  }
}
