package br.com.techmedicos.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadClientTest {

  private static final Request ANY = Request.get("any", "/", Optional.empty());

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  private interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1000);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private LoadClient clientOf(int connections, Answer answer) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            answer.to(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return LoadClient.connect(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), connections);
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Test
  void answers_of_any_length_are_read_to_their_end() {
    AtomicInteger length = new AtomicInteger();
    try (LoadClient client =
        clientOf(2, exchange -> say(exchange, 200, "x".repeat(length.getAndAdd(9999) % 300_000)))) {
      Samples samples = new Samples();
      client.all(Collections.nCopies(100, ANY), samples);
      assertThat(samples.answers()).isEqualTo("100 × 200");
    }
  }

  @Test
  void answers_in_chunks_are_read_to_their_end() {
    try (LoadClient client =
        clientOf(
            2,
            exchange -> {
              exchange.sendResponseHeaders(200, 0); // of a length that is not known
              exchange.getResponseBody().write(new byte[99_999]);
            })) {
      Samples samples = new Samples();
      client.all(Collections.nCopies(10, ANY), samples);
      assertThat(samples.answers()).isEqualTo("10 × 200");
    }
  }

  @Test
  void a_request_that_finds_no_connection_free_waits_and_its_wait_counts() {
    CountDownLatch allCame = new CountDownLatch(1);
    List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
    try (LoadClient client =
        clientOf(
            1,
            exchange -> {
              allCame.await(10, TimeUnit.SECONDS);
              say(exchange, 200, "");
            })) {
      AtomicInteger left = new AtomicInteger(20);
      client.open(
          due -> 1000,
          due -> {
            boolean goesOn = left.get() > 0;
            if (!goesOn) {
              allCame.countDown();
            }
            return goesOn;
          },
          () -> {
            left.decrementAndGet();
            return ANY;
          },
          samples::add);
    }
    assertThat(samples).hasSizeGreaterThanOrEqualTo(20).allMatch(Sample::ok);
    // All were due before the first answer, which only then could be given.
    assertThat(samples.stream().mapToLong(Sample::intendedNanos).max().orElseThrow())
        .isLessThan(samples.stream().mapToLong(Sample::answeredNanos).min().orElseThrow());
  }

  @Test
  void who_is_told_to_come_again_does_so() {
    AtomicInteger calls = new AtomicInteger();
    try (LoadClient client =
        clientOf(
            1,
            exchange -> {
              if (calls.incrementAndGet() == 1) {
                exchange.getResponseHeaders().add("Retry-After", "1");
                say(exchange, 503, "");
              } else {
                say(exchange, 201, "{}");
              }
            })) {
      Samples samples = new Samples();
      client.all(List.of(Request.post("any", "/", Optional.of("token"), "{}")), samples);
      assertThat(samples.answers()).isEqualTo("1 × 201, 1 × 503");
    }
  }

  @Test
  void a_connection_that_ends_is_no_answer_and_there_is_a_new_one() {
    AtomicInteger calls = new AtomicInteger();
    try (LoadClient client =
        clientOf(
            1,
            exchange -> {
              if (calls.incrementAndGet() == 1) {
                exchange.close();
              } else {
                say(exchange, 200, "ok");
              }
            })) {
      Samples samples = new Samples();
      client.all(List.of(ANY, ANY), samples);
      assertThat(samples.answers()).isEqualTo("1 × no answer, 1 × 200");
    }
  }

  @Test
  void users_without_pause_go_on_until_the_end() {
    try (LoadClient client = clientOf(4, exchange -> say(exchange, 200, "ok"))) {
      Samples samples = new Samples();
      client.closed(4, Duration.ofMillis(200), () -> ANY, samples);
      assertThat(samples.ok()).isEqualTo(samples.all()).isGreaterThan(4);
    }
  }

  @Test
  void users_without_pause_make_as_many_requests_as_they_are_to() {
    try (LoadClient client = clientOf(4, exchange -> say(exchange, 200, "ok"))) {
      Samples samples = new Samples();
      client.closed(4, 50, () -> ANY, samples);
      assertThat(samples.answers()).isEqualTo("50 × 200");
    }
  }

  @Test
  void requests_keep_coming_until_they_are_to_stop_and_all_are_answered() throws Exception {
    CountDownLatch some = new CountDownLatch(20);
    AtomicInteger calls = new AtomicInteger();
    Samples samples = new Samples();
    try (LoadClient client =
        clientOf(
            2,
            exchange -> {
              calls.incrementAndGet();
              some.countDown();
              say(exchange, 200, "");
            })) {
      LoadClient.Background background = client.background(100, () -> ANY, samples);
      assertThat(some.await(10, TimeUnit.SECONDS)).isTrue();
      background.stop();
      assertThat(samples.ok()).isEqualTo(calls.get()).isGreaterThanOrEqualTo(20);
    }
  }
}
