package br.com.techmedicos.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy sees when an operator stops the service behind it. */
class ShutdownTest {

  private static final String GET = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void it_is_not_ready_but_answers_and_closes_connections_before_it_stops(@TempDir Path data)
      throws Exception {
    try (ServiceProcess service = ServiceProcess.start(data, "-Dtechmedicos.shutdown.drain=1h")) {
      URI uri = service.uri();
      assertThat(status(uri.resolve("/health/readiness"))).isEqualTo(200);

      service.terminate();
      awaitNotReady(uri);

      assertThat(status(uri.resolve("/health/liveness"))).isEqualTo(200);
      RawHttp.Reply answer = RawHttp.exchange(uri, GET.getBytes(US_ASCII)); // until it is closed
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("connection")).hasValue("close");
    }
  }

  @Test
  void it_ends_by_itself_afterwards(@TempDir Path data) throws Exception {
    try (ServiceProcess service = ServiceProcess.start(data, "-Dtechmedicos.shutdown.drain=0s")) {
      service.terminate();

      assertThat(service.exitCode()).isEqualTo(128 + 15);
    }
  }

  /** Meanwhile the database serves everybody. */
  private static void awaitNotReady(URI uri) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (status(uri.resolve("/health/readiness")) != 503) {
      assertThat(status(uri.resolve("/api/v1/doctors?specialty=cardiology"))).isEqualTo(200);
      assertThat(Instant.now()).as("it stays ready").isBefore(deadline);
    }
  }

  private static int status(URI uri) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
