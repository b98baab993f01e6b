package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.delivery.Backlog;
import br.com.techmedicos.application.delivery.Letters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tells how much nobody has been told yet, and for how long. */
@Singleton
@InBackground
final class OutboxGauge {

  /** The gauge: events without letters, and letters that are on their way. */
  static final String WAITING = "techmedicos.outbox.waiting";

  /** The gauge: how long the earliest of them has been waiting. */
  static final String AGE = "techmedicos.outbox.age";

  /** Nobody needs to know it more exactly, and more are not counted. */
  private static final int MOST = 100_000;

  private final Letters letters;
  private final Clock clock;
  private volatile Backlog backlog = new Backlog(0, Optional.empty());

  OutboxGauge(Letters letters, MeterRegistry metrics, Clock clock) {
    this.letters = letters;
    this.clock = clock;
    Gauge.builder(WAITING, () -> backlog.waiting())
        .description("Events and letters that nobody has been told yet")
        .register(metrics);
    Gauge.builder(AGE, this::seconds)
        .description("How long the earliest of them has been waiting")
        .baseUnit("seconds")
        .register(metrics);
  }

  @Scheduled(initialDelay = "5s", fixedDelay = "15s")
  void look() {
    CallDeadline.ofJob(clock).during(() -> backlog = letters.backlog(MOST));
  }

  private double seconds() {
    return backlog
        .since()
        .map(since -> Duration.between(since, clock.instant()))
        .filter(age -> !age.isNegative())
        .orElse(Duration.ZERO)
        .toSeconds();
  }
}
