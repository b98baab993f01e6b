package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.Heartbeat;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DatabaseReadinessTest {

  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger writes = new AtomicInteger();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private DatabaseReadiness readiness(Runnable write, Duration recent, Duration patience) {
    Heartbeat heartbeat =
        at -> {
          writes.incrementAndGet();
          write.run();
        };
    return new DatabaseReadiness(heartbeat, Clock.systemUTC(), threads, recent, patience);
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
  void a_database_that_does_not_answer_is_not_asked_again_meanwhile() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    DatabaseReadiness readiness =
        readiness(
            () -> {
              try {
                answer.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            SHORT,
            Duration.ofMillis(20));

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
