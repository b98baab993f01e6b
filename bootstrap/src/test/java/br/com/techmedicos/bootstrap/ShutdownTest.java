package br.com.techmedicos.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
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

  /** The second write is not with the framework yet: only one may be. */
  @Test
  void writes_that_run_or_wait_for_their_turn_are_answered_before_it_stops(@TempDir Path data)
      throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RunningService service =
        RunningService.start(data, Map.of("techmedicos.connections.writes", 1))) {
      URI uri = service.uri();
      Doctor doctor = service.addDoctors(1).get(0);
      List<String> slots = ClinicStories.slots(service.anyone(), doctor);
      List<Future<RawHttp.Reply>> answers = new ArrayList<>();
      Future<?> end;
      try (Connection other = service.past();
          PreparedStatement lock =
              other.prepareStatement("SELECT id FROM doctor WHERE id = ? FOR UPDATE")) {
        other.setAutoCommit(false);
        lock.setBytes(1, bytes(doctor.id().value()));
        lock.executeQuery().close();
        for (Patient patient : service.addPatients(2)) {
          byte[] booking = booking(service.as(patient), doctor, slots.remove(0));
          answers.add(threads.submit(() -> RawHttp.exchange(uri, booking)));
        }
        await("both bookings have arrived", () -> unanswered(service) == 2);

        end = threads.submit(service::stop);
        await("the port is closed", () -> isClosed(uri));
        other.rollback();
      }

      for (Future<RawHttp.Reply> answer : answers) {
        assertThat(answer.get().status()).isEqualTo(201);
        assertThat(answer.get().header("connection")).hasValue("close");
      }
      end.get();
    } finally {
      threads.shutdownNow();
    }
  }

  private static byte[] booking(RestClient patient, Doctor doctor, String slot) {
    String body =
        "{\"doctorId\":\"%s\",\"startsAt\":\"%s\"}".formatted(doctor.id().toString(), slot);
    return """
    POST /api/v1/appointments HTTP/1.1
    Host: localhost
    Authorization: Bearer %s
    Content-Type: application/json
    Content-Length: %d

    %s"""
        .formatted(patient.token().orElseThrow(), body.length(), body)
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }

  /** The framework counts idle connections, too. */
  private static long unanswered(RunningService service) {
    return service.beans(GracefulShutdownCapable.class).stream()
        .filter(part -> part.getClass().getPackageName().endsWith(".rest.netty"))
        .mapToLong(part -> part.reportActiveTasks().orElseThrow())
        .sum();
  }

  private static boolean isClosed(URI uri) {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      return !socket.isConnected();
    } catch (IOException refused) {
      return true;
    }
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      Thread.sleep(10);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
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
