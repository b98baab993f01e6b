package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.partnership.Webhook;
import br.com.techmedicos.application.partnership.Webhooks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators which webhooks are switched off: once in the log, and in a metric. */
@Singleton
@InBackground
final class WebhookAlarm {

  /** The gauge: how many webhooks are switched off. */
  static final String GAUGE = "techmedicos.webhooks.off";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookAlarm.class);

  private final Webhooks webhooks;
  private final Clock clock;
  private final AtomicInteger off = new AtomicInteger();
  private final Set<UUID> told = new HashSet<>();

  WebhookAlarm(Webhooks webhooks, MeterRegistry metrics, Clock clock) {
    this.webhooks = webhooks;
    this.clock = clock;
    Gauge.builder(GAUGE, off, AtomicInteger::get)
        .description("Webhooks that are switched off because no call arrived for days")
        .register(metrics);
  }

  @Scheduled(initialDelay = "20s", fixedDelay = "1m")
  synchronized void look() {
    CallDeadline.ofJob(clock).during(this::tell);
  }

  private void tell() {
    List<UUID> found = webhooks.all().stream().filter(Webhook::isOff).map(Webhook::id).toList();
    off.set(found.size());
    told.retainAll(found);
    found.stream()
        .filter(told::add)
        .forEach(id -> LOG.warn("The webhook {} is switched off: no call arrived for days", id));
  }
}
