package br.com.techmedicos.bootstrap;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Checks health at most once a second, and never concurrently: probes are not rate-limited, and
 * each check takes a database connection. Tells which parts are not up, and nothing else about
 * them.
 */
@Singleton
@Replaces(DefaultHealthAggregator.class)
final class CachedHealthAggregator extends DefaultHealthAggregator {

  private static final HealthLevelOfDetail EACH_PART =
      HealthLevelOfDetail.STATUS_DESCRIPTION_DETAILS;

  private final Duration recent;
  private final ConcurrentMap<List<HealthIndicator>, Mono<HealthResult>> results =
      new ConcurrentHashMap<>();

  @Inject
  CachedHealthAggregator(ApplicationConfiguration application) {
    this(application, Duration.ofSeconds(1));
  }

  CachedHealthAggregator(ApplicationConfiguration application, Duration recent) {
    super(application);
    this.recent = recent;
  }

  @Override
  public Publisher<HealthResult> aggregate(
      HealthIndicator[] indicators, HealthLevelOfDetail detail) {
    return results.computeIfAbsent(
        List.of(indicators),
        asked ->
            Mono.defer(() -> Mono.from(super.aggregate(indicators, EACH_PART)))
                .map(found -> withoutName(found.getStatus(), found.getDetails()))
                .cache(recent));
  }

  private static HealthResult withoutName(HealthStatus status, @Nullable Object notUp) {
    return HealthResult.builder(null, status).details(notUp).build();
  }

  @Override
  protected @Nullable Object aggregateDetails(List<HealthResult> parts) {
    Map<String, String> notUp = new TreeMap<>();
    for (HealthResult part : parts) {
      if (!part.getStatus().equals(HealthStatus.UP)) {
        notUp.put(part.getName(), part.getStatus().getName());
      }
    }
    return notUp.isEmpty() ? null : notUp;
  }
}
