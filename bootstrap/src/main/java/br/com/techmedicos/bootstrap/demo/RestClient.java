package br.com.techmedicos.bootstrap.demo;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Talks to the service as any client would: HTTP and JSON, nothing else in common. */
public final class RestClient {

  private final URI base;
  private final JsonMapper json;
  private final HttpClient http;
  private final Optional<String> token;

  public RestClient(URI base, JsonMapper json) {
    this(base, json, HttpClient.newHttpClient(), Optional.empty());
  }

  private RestClient(URI base, JsonMapper json, HttpClient http, Optional<String> token) {
    this.base = base;
    this.json = json;
    this.http = http;
    this.token = token;
  }

  /** The same client, showing an access token. */
  public RestClient with(String accessToken) {
    return new RestClient(base, json, http, Optional.of(accessToken));
  }

  /** The same client, talking to another instance of the service. */
  public RestClient at(URI otherBase) {
    return new RestClient(otherBase, json, http, token);
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, Map<String, ?> body) {
    return send(request(path).POST(BodyPublishers.ofByteArray(written(body))));
  }

  /** Repeats itself safely: the key makes the second request answer like the first. */
  public Answer post(String path, String idempotencyKey, Map<String, ?> body) {
    return send(
        request(path)
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofByteArray(written(body))));
  }

  public Answer put(String path, String etag, Map<String, ?> body) {
    return send(
        request(path).header("If-Match", etag).PUT(BodyPublishers.ofByteArray(written(body))));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/api/v1" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json");
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      JsonNode body =
          response.body().length == 0
              ? JsonNode.nullNode()
              : json.readValue(response.body(), JsonNode.class);
      return new Answer(response.statusCode(), response.headers().firstValue("ETag"), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  private byte[] written(Map<String, ?> body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the service answered.
   *
   * @param status the HTTP status
   * @param etag the version of the resource, if it has one
   * @param body the JSON in it, or null
   */
  public record Answer(int status, Optional<String> etag, JsonNode body) {

    /** This answer, if it has the status that the visit counts on. */
    public Answer expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException("expected " + expected + ", got " + status + ": " + text());
      }
      return this;
    }

    public String text(String... path) {
      JsonNode node = at(path);
      return node.isString() ? node.getStringValue() : String.valueOf(node.getValue());
    }

    public JsonNode at(String... path) {
      JsonNode node = body;
      for (String step : path) {
        JsonNode next = node.isArray() ? node.get(Integer.parseInt(step)) : node.get(step);
        if (next == null) {
          throw new IllegalStateException("no " + String.join(".", path) + " in the answer");
        }
        node = next;
      }
      return node;
    }
  }
}
