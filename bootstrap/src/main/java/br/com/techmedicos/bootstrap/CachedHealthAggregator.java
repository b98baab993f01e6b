package br.com.techmedicos.bootstrap;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Checks health at most once a second, and never concurrently: probes are not rate-limited, and
 * each check takes a database connection.
 */
@Singleton
@Replaces(DefaultHealthAggregator.class)
final class CachedHealthAggregator extends DefaultHealthAggregator {

  private final Duration recent;
  private final ConcurrentMap<Asked, Mono<HealthResult>> results = new ConcurrentHashMap<>();

  @Inject
  CachedHealthAggregator(ApplicationConfiguration application) {
    this(application, Duration.ofSeconds(1));
  }

  CachedHealthAggregator(ApplicationConfiguration application, Duration recent) {
    super(application);
    this.recent = recent;
  }

  private record Asked(List<HealthIndicator> indicators, HealthLevelOfDetail detail) {}

  @Override
  public Publisher<HealthResult> aggregate(
      HealthIndicator[] indicators, HealthLevelOfDetail detail) {
    return results.computeIfAbsent(
        new Asked(List.of(indicators), detail),
        asked -> Mono.defer(() -> Mono.from(super.aggregate(indicators, detail))).cache(recent));
  }
}
