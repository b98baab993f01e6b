package br.com.techmedicos.bootstrap.demo;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A client of the REST interface that shares no code with it. */
public final class RestClient {

  private static final String CRLF = "\r\n";

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

  /** The same client with an access token. */
  public RestClient with(String accessToken) {
    return new RestClient(base, json, http, Optional.of(accessToken));
  }

  /** The same client for another instance. */
  public RestClient at(URI otherBase) {
    return new RestClient(otherBase, json, http, token);
  }

  /** The access token, if there is one. */
  public Optional<String> token() {
    return token;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, Map<String, ?> body) {
    return send(request(path).POST(BodyPublishers.ofByteArray(written(body))));
  }

  /** Posts with an idempotency key. */
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

  public Answer put(String path, Map<String, ?> body) {
    return send(request(path).PUT(BodyPublishers.ofByteArray(written(body))));
  }

  public Answer patch(String path, String etag, Map<String, ?> body) {
    return send(
        request(path)
            .header("If-Match", etag)
            .setHeader("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofByteArray(written(body))));
  }

  public Answer put(String path) {
    return send(request(path).PUT(BodyPublishers.noBody()));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** Deletes with a body. */
  public Answer delete(String path, Map<String, ?> body) {
    return send(request(path).method("DELETE", BodyPublishers.ofByteArray(written(body))));
  }

  /** Uploads a file, with the other fields of the form. */
  public Answer upload(String path, String fileName, byte[] content, Map<String, String> fields) {
    return upload(request(path), fileName, content, fields);
  }

  /** Uploads a file with an idempotency key. */
  public Answer upload(String idempotencyKey, String path, String fileName, byte[] content) {
    return upload(
        request(path).header("Idempotency-Key", idempotencyKey), fileName, content, Map.of());
  }

  private Answer upload(
      HttpRequest.Builder request, String fileName, byte[] content, Map<String, String> fields) {
    String boundary = "----" + UUID.randomUUID();
    StringBuilder head = new StringBuilder();
    fields.forEach(
        (name, value) ->
            head.append(part(boundary, "name=\"" + name + '"')).append(value).append(CRLF));
    head.append(part(boundary, "name=\"file\"; filename=\"" + fileName + '"'));
    return send(
        request
            .setHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head.toString()),
                    BodyPublishers.ofByteArray(content),
                    BodyPublishers.ofString(CRLF + "--" + boundary + "--" + CRLF))));
  }

  private static String part(String boundary, String disposition) {
    return "--" + boundary + CRLF + "Content-Disposition: form-data; " + disposition + CRLF + CRLF;
  }

  /**
   * Downloads a response that is not JSON.
   *
   * @param headers names and values in turn, like {@code Range} and {@code bytes=0-9}
   */
  public HttpResponse<byte[]> download(String path, String... headers) {
    HttpRequest.Builder request = request(path).setHeader("Accept", "*/*").GET();
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return exchange(request);
  }

  /** Downloads the export of a record. */
  public byte[] export() {
    return exchange(
            request("/record/export").setHeader("Accept", "*/*").POST(BodyPublishers.noBody()))
        .body();
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
      HttpResponse<byte[]> response = exchange(request);
      JsonNode body =
          response.body().length == 0
              ? JsonNode.nullNode()
              : json.readValue(response.body(), JsonNode.class);
      return new Answer(response.statusCode(), response.headers().firstValue("ETag"), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
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
   * An answer of the service.
   *
   * @param etag the ETag, if there is one
   * @param body the JSON, or null
   */
  public record Answer(int status, Optional<String> etag, JsonNode body) {

    /** This answer, if it has the expected status. */
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
