package br.com.techmedicos.bootstrap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Whether the clock of this machine is still that of the database. {@link DatabaseReadiness}
 * compares them. One that has jumped would let deadlines pass, and tokens.
 */
@Singleton
@Readiness
final class ClockReadiness implements HealthIndicator, MeterBinder {

  /** The gauge: by how much the clock of this machine is ahead of the database's. */
  static final String SKEW = "techmedicos.clock.skew";

  /** When a job may run. */
  static final String IS_RIGHT = "#{ctx[br.com.techmedicos.bootstrap.ClockReadiness].isRight()}";

  private static final Logger LOG = LoggerFactory.getLogger(ClockReadiness.class);

  private volatile Duration skew = Duration.ZERO;

  /** Takes down what two clocks say at the same time. */
  void compare(Instant here, Instant there) {
    boolean wasRight = isRight();
    skew = Duration.between(there, here);
    if (wasRight != isRight()) {
      LOG.warn(
          isRight()
              ? "the clock of this machine agrees with that of the database again"
              : "not ready: by the clock of this machine it is {}, by that of the database {}:"
                  + " set the wrong one right",
          here,
          there);
    }
  }

  /** Whether it is right, as far as is known. */
  boolean isRight() {
    return WrongClock.isTolerable(skew);
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(
        () ->
            HealthResult.builder("clock", isRight() ? HealthStatus.UP : HealthStatus.DOWN).build());
  }

  @Override
  public void bindTo(MeterRegistry metrics) {
    Gauge.builder(SKEW, () -> skew.toSeconds())
        .description("By how much the clock of this machine is ahead of the database's")
        .baseUnit("seconds")
        .register(metrics);
  }
}
