package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.scheduling.WatchedPatients.Crowd;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises a flag when many new patients await one doctor's answers, as when throw-away accounts hold
 * an agenda. Operators decide what it means; nobody is refused by it.
 */
@Singleton
final class RaidAlarm {

  /** How many new patients who await one doctor at once look like a raid. */
  static final int MANY = 10;

  /** The gauge: new patients who await the doctor whom most of them await. */
  static final String GAUGE = "techmedicos.new.patients.awaiting.one.doctor";

  private static final Logger LOG = LoggerFactory.getLogger(RaidAlarm.class);

  private final WatchedPatients patients;
  private final Clock clock;
  private final AtomicInteger largest = new AtomicInteger();

  RaidAlarm(WatchedPatients patients, MeterRegistry metrics, Clock clock) {
    this.patients = patients;
    this.clock = clock;
    Gauge.builder(GAUGE, largest, AtomicInteger::get)
        .description("New patients who await the doctor whom most of them await")
        .register(metrics);
  }

  @Scheduled(initialDelay = "30s", fixedDelay = "1m")
  void look() {
    List<Crowd> crowds = patients.crowds(clock.instant(), 1);
    largest.set(crowds.isEmpty() ? 0 : crowds.get(0).newPatients());
    for (Crowd crowd : crowds) {
      if (crowd.newPatients() >= MANY) {
        LOG.warn(
            "{} new patients await answers of doctor {}: see GET /api/v1/operator/patients",
            crowd.newPatients(),
            crowd.doctor());
      }
    }
  }
}
