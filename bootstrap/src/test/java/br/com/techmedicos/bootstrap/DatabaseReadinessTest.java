package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

class DatabaseReadinessTest {

  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger writes = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-26T12:00:00Z");

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private DatabaseReadiness readiness(Runnable write, Duration recent, Duration patience) {
    return new DatabaseReadiness(
        at -> {
          writes.incrementAndGet();
          write.run();
        },
        () -> now,
        threads,
        recent,
        patience);
  }

  private static HealthStatus ask(DatabaseReadiness readiness) throws Exception {
    return Mono.from(readiness.getResult())
        .map(HealthResult::getStatus)
        .toFuture()
        .get(60, TimeUnit.SECONDS);
  }

  @Test
  void however_many_ask_it_writes_once_in_a_while() throws Exception {
    DatabaseReadiness readiness = readiness(() -> {}, LONG, LONG);

    for (int i = 0; i < 100; i++) {
      assertThat(ask(readiness)).isEqualTo(HealthStatus.UP);
    }
    assertThat(writes).hasValue(1);
  }

  @Test
  void it_is_down_while_no_write_succeeds() throws Exception {
    DatabaseReadiness readiness =
        readiness(
            () -> {
              throw DatabaseUnavailable.beforeCommit(new IOException("no route to host"));
            },
            SHORT,
            LONG);

    assertThat(ask(readiness)).isEqualTo(HealthStatus.DOWN);
  }

  @Test
  void a_gauge_tells_whether_the_last_write_succeeded() {
    AtomicBoolean readOnly = new AtomicBoolean();
    MeterRegistry metrics = new SimpleMeterRegistry();
    DatabaseReadiness readiness =
        readiness(
            () -> {
              if (readOnly.get()) {
                throw DatabaseUnavailable.beforeCommit(new IOException("read-only"));
              }
            },
            SHORT,
            LONG);
    new DatabaseGauge(() -> readiness).bindTo(metrics);
    for (boolean refuses : new boolean[] {true, false}) {
      readOnly.set(refuses);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (metrics.get(DatabaseGauge.WRITABLE).gauge().value() != (refuses ? 0 : 1)) {
        assertThat(System.nanoTime()).isLessThan(end);
        now = now.plusSeconds(1);
      }
    }
  }

  @Test
  void it_is_up_if_only_other_instances_were_quicker() throws Exception {
    DatabaseReadiness readiness =
        readiness(
            () -> {
              throw new Contention(new IOException("not certified"));
            },
            SHORT,
            LONG);

    assertThat(ask(readiness)).isEqualTo(HealthStatus.UP);
  }

  @Test
  void a_connection_that_never_answers_is_given_up_for_another() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    DatabaseReadiness readiness =
        readiness(
            () -> {
              if (writes.get() == 1) {
                await(never);
              }
            },
            SHORT,
            Duration.ofMillis(20));
    assertThat(ask(readiness)).isEqualTo(HealthStatus.DOWN);

    now = now.plusSeconds(31);

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (ask(readiness) != HealthStatus.UP) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
    assertThat(writes).hasValueGreaterThan(1);
  }

  @Test
  void a_failure_that_comes_too_late_is_no_fault() throws Exception {
    Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    Hooks.onErrorDropped(faults::add);
    try {
      CountDownLatch answer = new CountDownLatch(1);
      DatabaseReadiness readiness =
          readiness(
              () -> {
                await(answer);
                throw DatabaseUnavailable.beforeCommit(new IOException("no route to host"));
              },
              SHORT,
              Duration.ofMillis(20));
      assertThat(ask(readiness)).isEqualTo(HealthStatus.DOWN);

      answer.countDown();
      threads.shutdown();

      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      assertThat(faults).isEmpty();
    } finally {
      Hooks.resetOnErrorDropped();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_database_that_does_not_answer_is_not_asked_again_meanwhile() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    DatabaseReadiness readiness = readiness(() -> await(answer), SHORT, Duration.ofMillis(20));

    for (int i = 0; i < 5; i++) {
      assertThat(ask(readiness)).isEqualTo(HealthStatus.DOWN);
    }
    assertThat(writes).hasValue(1);

    answer.countDown();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (ask(readiness) != HealthStatus.UP) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }
}
