package br.com.techmedicos.benchmarks.load;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;

/** A client with an address of its own: on Linux, every address of 127.0.0.0/8 is this machine. */
final class Caller implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final JsonMapper JSON = JsonMapper.createDefault();

  private final URI base;
  private final CloseableHttpClient http;
  private volatile Map<String, String> headers = Map.of();

  Caller(URI base, String address) {
    this.base = base;
    try {
      this.http =
          HttpClients.custom()
              .setDefaultRequestConfig(
                  RequestConfig.custom()
                      .setLocalAddress(InetAddress.getByName(address))
                      .setConnectTimeout(TIMEOUT_MILLIS)
                      .setSocketTimeout(TIMEOUT_MILLIS)
                      .setConnectionRequestTimeout(TIMEOUT_MILLIS)
                      .build())
              .disableAutomaticRetries()
              .disableCookieManagement()
              .disableContentCompression()
              .setMaxConnPerRoute(16)
              .build();
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on with this header. */
  Caller with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    headers = Map.copyOf(more);
    return this;
  }

  Caller as(String accessToken) {
    return with("Authorization", "Bearer " + accessToken);
  }

  /** The line of the header by which it says who it is. */
  String authorization() {
    return "Authorization: " + headers.getOrDefault("Authorization", "none") + "\r\n";
  }

  /**
   * What was answered.
   *
   * @param status 0 if nothing was
   * @param retryAfterSeconds how long to wait, if it says so
   * @param etag the version of what is in it
   * @param body what is in it
   */
  record Answer(int status, Optional<Long> retryAfterSeconds, Optional<String> etag, String body) {

    boolean ok() {
      return status >= 200 && status < 300;
    }

    JsonNode json() {
      try {
        return JSON.readValue(body, JsonNode.class);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String text(String member) {
      return json().get(member).getStringValue();
    }

    Answer expect(int wanted) {
      if (status != wanted) {
        throw new IllegalStateException("expected " + wanted + ", got " + status + ": " + body);
      }
      return this;
    }
  }

  Answer get(String path) {
    return send("GET", path, null, "application/json", Map.of());
  }

  Answer post(String path, Object json) {
    return send("POST", path, written(json), "application/json", Map.of());
  }

  Answer put(String path, String etag, Object json) {
    return send("PUT", path, written(json), "application/json", Map.of("If-Match", etag));
  }

  Answer send(
      String method, String path, byte @Nullable [] body, String type, Map<String, String> more) {
    HttpEntityEnclosingRequestBase request =
        new HttpEntityEnclosingRequestBase() {
          @Override
          public String getMethod() {
            return method;
          }
        };
    request.setURI(URI.create(base + path));
    request.setHeader("Accept", "application/json, application/problem+json");
    headers.forEach(request::setHeader);
    more.forEach(request::setHeader);
    if (body != null) {
      request.setHeader("Content-Type", type);
      request.setEntity(new ByteArrayEntity(body));
    }
    try (CloseableHttpResponse response = http.execute(request)) {
      HttpEntity entity = response.getEntity();
      return new Answer(
          response.getStatusLine().getStatusCode(),
          header(response, "Retry-After").map(Long::valueOf),
          header(response, "ETag"),
          entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8));
    } catch (IOException noAnswer) {
      return new Answer(0, Optional.empty(), Optional.empty(), "");
    }
  }

  private static Optional<String> header(CloseableHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }

  private static byte[] written(Object json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
