package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.shared.CallDeadline;
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
 * Warns when many new patients have requests with one doctor, as when throw-away accounts fill an
 * agenda. Operators decide what to do; no request is refused because of it.
 */
@Singleton
@InBackground
final class BookingFloodAlarm {

  /** The number of new patients per doctor that is suspicious. */
  static final int MANY = 10;

  /** The gauge: the largest number of new patients awaiting one doctor. */
  static final String GAUGE = "techmedicos.new.patients.awaiting.one.doctor";

  private static final Logger LOG = LoggerFactory.getLogger(BookingFloodAlarm.class);

  private final WatchedPatients patients;
  private final Clock clock;
  private final AtomicInteger largest = new AtomicInteger();

  BookingFloodAlarm(WatchedPatients patients, MeterRegistry metrics, Clock clock) {
    this.patients = patients;
    this.clock = clock;
    Gauge.builder(GAUGE, largest, AtomicInteger::get)
        .description("New patients who await the doctor whom most of them await")
        .register(metrics);
  }

  @Scheduled(initialDelay = "30s", fixedDelay = "1m")
  void look() {
    CallDeadline.ofJob(clock).during(this::tell);
  }

  private void tell() {
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
