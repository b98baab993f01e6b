package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.ApplicationConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CachedHealthAggregatorTest {

  private final AtomicInteger looked = new AtomicInteger();
  private final CompletableFuture<HealthStatus> database = new CompletableFuture<>();
  private final HealthIndicator[] indicators = {
    () ->
        Mono.fromFuture(database)
            .doOnSubscribe(subscription -> looked.incrementAndGet())
            .map(status -> HealthResult.builder("database", status).build())
  };

  private CompletableFuture<HealthResult> ask(CachedHealthAggregator health) {
    return Mono.from(health.aggregate(indicators, HealthLevelOfDetail.STATUS)).toFuture();
  }

  @Test
  void many_who_ask_at_once_are_answered_by_one_look() throws Exception {
    CachedHealthAggregator health =
        new CachedHealthAggregator(new ApplicationConfiguration(), Duration.ofDays(1));
    List<CompletableFuture<HealthResult>> answers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      answers.add(ask(health));
    }
    database.complete(HealthStatus.UP);
    answers.add(ask(health));

    for (CompletableFuture<HealthResult> answer : answers) {
      assertThat(answer.get(60, TimeUnit.SECONDS).getStatus()).isEqualTo(HealthStatus.UP);
    }
    assertThat(looked).hasValue(1);
  }

  @Test
  void it_tells_which_part_is_down_and_nothing_else_about_it() throws Exception {
    HealthIndicator disk =
        () ->
            Mono.just(
                HealthResult.builder("disk", HealthStatus.UP)
                    .details(Map.of("path", "/var/lib/techmedicos"))
                    .build());
    HealthIndicator away =
        () ->
            Mono.just(
                HealthResult.builder("database", HealthStatus.DOWN)
                    .exception(new IllegalStateException("no route to db.internal"))
                    .build());
    CachedHealthAggregator health =
        new CachedHealthAggregator(new ApplicationConfiguration(), Duration.ofDays(1));

    HealthResult result =
        Mono.from(health.aggregate(new HealthIndicator[] {disk, away}, HealthLevelOfDetail.STATUS))
            .toFuture()
            .get(60, TimeUnit.SECONDS);

    assertThat(result.getStatus()).isEqualTo(HealthStatus.DOWN);
    assertThat(result.getDetails()).isEqualTo(Map.of("database", "DOWN"));
  }

  @Test
  void what_was_found_is_looked_at_again_after_a_while() throws Exception {
    CachedHealthAggregator health =
        new CachedHealthAggregator(new ApplicationConfiguration(), Duration.ofMillis(1));
    database.complete(HealthStatus.DOWN);

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (looked.get() < 2) {
      assertThat(System.nanoTime()).isLessThan(end);
      assertThat(ask(health).get(60, TimeUnit.SECONDS).getStatus()).isEqualTo(HealthStatus.DOWN);
    }
  }
}
