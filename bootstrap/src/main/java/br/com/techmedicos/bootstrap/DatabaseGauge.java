package br.com.techmedicos.bootstrap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/**
 * Tells whether the database takes a write. One that only reads, or is full, times no connection
 * out, and an instance that is not ready has no calls that fail.
 */
@Singleton
final class DatabaseGauge implements MeterBinder {

  /** The gauge: 1 if it took the last one, else 0. */
  static final String WRITABLE = "techmedicos.database.writable";

  private final BeanProvider<DatabaseReadiness> readiness;
  private volatile boolean writable = true;

  /**
   * @param readiness later, since the database tells metrics of its own
   */
  DatabaseGauge(BeanProvider<DatabaseReadiness> readiness) {
    this.readiness = readiness;
  }

  @Override
  public void bindTo(MeterRegistry metrics) {
    Gauge.builder(WRITABLE, this::look)
        .description("1 if the database took the last write, else 0")
        .register(metrics);
  }

  /** Asks anew, and tells what is known by now: who collects metrics does not wait. */
  private int look() {
    Mono.from(readiness.get().getResult())
        .map(HealthResult::getStatus)
        .onErrorReturn(HealthStatus.DOWN)
        .subscribe(status -> writable = status.equals(HealthStatus.UP));
    return writable ? 1 : 0;
  }
}
