package br.com.techmedicos.adapters.s3;

import com.adobe.testing.s3mock.S3MockApplication;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A bucket of S3Mock, which takes any write; in front of it the condition of S3's reference, that a
 * name is not taken, and what may happen on the way.
 */
final class StrictBucket implements AutoCloseable {

  static final String NAME = "contents";

  /** What happens to a call. */
  enum Trouble {
    /** It fails, and has no effect. */
    BEFORE,
    /** It has its effect, and its answer is lost. */
    AFTER
  }

  /** What the client of the JDK sets itself. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final S3MockApplication mock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  StrictBucket() throws IOException {
    mock =
        S3MockApplication.start(
            new HashMap<>(
                Map.of(
                    S3MockApplication.PROP_HTTP_PORT,
                    "0",
                    S3MockApplication.PROP_HTTPS_PORT,
                    "0",
                    S3MockApplication.PROP_INITIAL_BUCKETS,
                    NAME,
                    S3MockApplication.PROP_SILENT,
                    true)));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Lets the next call fail.
   *
   * @param call its method, and what its query has in it
   */
  void failNext(String call, Trouble trouble) {
    troubles.put(call, trouble);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    mock.stop();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Trouble trouble = trouble(exchange);
      if (trouble == Trouble.BEFORE) {
        refuse(exchange, 503, "SlowDown");
        return;
      }
      boolean conditional = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
      HttpResponse<byte[]> answer;
      if (conditional) {
        synchronized (this) {
          if (isTaken(exchange)) {
            refuse(exchange, 412, "PreconditionFailed");
            return;
          }
          answer = passedOn(exchange, body);
        }
      } else {
        answer = passedOn(exchange, body);
      }
      if (trouble == Trouble.AFTER) {
        refuse(exchange, 500, "InternalError");
        return;
      }
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (head) {
        answer
            .headers()
            .firstValue("Content-Length")
            .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
      }
      boolean none = head || answer.body().length == 0;
      exchange.sendResponseHeaders(answer.statusCode(), none ? -1 : answer.body().length);
      if (!none) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Trouble trouble(HttpExchange exchange) {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawQuery();
    for (String each : troubles.keySet()) {
      String[] wanted = each.split(" ", 2);
      if (call.startsWith(wanted[0]) && call.contains(wanted[1])) {
        return troubles.remove(each);
      }
    }
    return null;
  }

  private boolean isTaken(HttpExchange exchange) throws IOException, InterruptedException {
    URI object = upstream(exchange.getRequestURI().getRawPath());
    HttpRequest head =
        HttpRequest.newBuilder(object).method("HEAD", BodyPublishers.noBody()).build();
    return client.send(head, BodyHandlers.discarding()).statusCode() == 200;
  }

  private HttpResponse<byte[]> passedOn(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(upstream(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String known = name.toLowerCase(Locale.ROOT);
              if (!OF_THE_CONNECTION.contains(known) && !known.equals("if-none-match")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private URI upstream(String path) {
    return URI.create("http://127.0.0.1:" + mock.getHttpPort() + path);
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    byte[] body =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code></Error>")
            .getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
