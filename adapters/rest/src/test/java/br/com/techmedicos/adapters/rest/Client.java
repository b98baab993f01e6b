package br.com.techmedicos.adapters.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Someone who calls the service. */
final class Client {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(60))
          .build();

  private final URI server;
  private final String token;
  private final Map<String, String> headers;

  Client(URI server, String token) {
    this(server, token, Map.of());
  }

  private Client(URI server, String token, Map<String, String> headers) {
    this.server = server;
    this.token = token;
    this.headers = headers;
  }

  /** The same caller, sending one more header, or another value of it. */
  Client with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Client(server, token, more);
  }

  String token() {
    return token;
  }

  /** Who the token is. */
  String id() {
    return token.substring(token.indexOf('.') + 1);
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  Answer post(String path, String json) {
    return json("POST", path, BodyPublishers.ofString(json));
  }

  Answer post(String path, byte[] json) {
    return json("POST", path, BodyPublishers.ofByteArray(json));
  }

  Answer put(String path, String json) {
    return json("PUT", path, BodyPublishers.ofString(json));
  }

  Answer patch(String path, String json) {
    return json("PATCH", path, BodyPublishers.ofString(json));
  }

  private Answer json(String method, String path, BodyPublisher body) {
    return headers.containsKey("Content-Type")
        ? send(method, path, body)
        : with("Content-Type", "application/json").send(method, path, body);
  }

  Answer send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(120))
            .method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    try {
      return new Answer(method + " " + path, HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
