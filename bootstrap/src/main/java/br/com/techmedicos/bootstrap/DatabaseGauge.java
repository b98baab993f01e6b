package br.com.techmedicos.bootstrap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Tells whether the database takes a write. One that only reads, or is full, times no connection
 * out, and an instance that is not ready has no calls that fail.
 */
@Singleton
final class DatabaseGauge {

  /** The gauge: 1 if it took the last one, else 0. */
  static final String WRITABLE = "techmedicos.database.writable";

  /** The readiness itself waits less. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DatabaseReadiness readiness;
  private volatile boolean writable = true;

  DatabaseGauge(DatabaseReadiness readiness, MeterRegistry metrics) {
    this.readiness = readiness;
    Gauge.builder(WRITABLE, () -> writable ? 1 : 0)
        .description("1 if the database took the last write, else 0")
        .register(metrics);
  }

  @Scheduled(initialDelay = "5s", fixedDelay = "15s")
  void look() {
    writable =
        Mono.from(readiness.getResult())
            .map(HealthResult::getStatus)
            .onErrorReturn(HealthStatus.DOWN)
            .blockOptional(PATIENCE)
            .filter(HealthStatus.UP::equals)
            .isPresent();
  }
}
