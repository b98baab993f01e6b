package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.jdbc.shared.Heartbeat;
import br.com.techmedicos.application.shared.Contention;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.management.health.indicator.jdbc.JdbcIndicator;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Whether the database takes a write, tried at most once a second, and not again while it does not
 * answer; then, whether its clock is that of this machine. The framework's own indicator only asks
 * whether a connection lives.
 */
@Singleton
@Readiness
@Replaces(JdbcIndicator.class)
final class DatabaseReadiness implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);

  /** A connection to a host that is gone may never answer. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(30);

  private final Consumer<Instant> heartbeat;
  private final InstantSource clock;
  private final ExecutorService threads;
  private final Duration patience;
  private final Mono<HealthResult> result;
  private volatile CompletableFuture<Void> write = CompletableFuture.completedFuture(null);
  private volatile Instant writtenAt = Instant.MIN;

  @Inject
  DatabaseReadiness(
      Heartbeat heartbeat,
      ClockReadiness clocks,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this(
        now -> {
          heartbeat.beat(now);
          clocks.compare(WrongClock.here(), heartbeat.now());
        },
        clock,
        threads,
        Duration.ofSeconds(1),
        Duration.ofSeconds(5));
  }

  /**
   * @param recent how long a result holds
   * @param patience how long the database may take
   */
  DatabaseReadiness(
      Consumer<Instant> heartbeat,
      InstantSource clock,
      ExecutorService threads,
      Duration recent,
      Duration patience) {
    this.heartbeat = heartbeat;
    this.clock = clock;
    this.threads = threads;
    this.patience = patience;
    this.result = Mono.defer(this::look).cache(recent);
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return result;
  }

  private Mono<HealthResult> look() {
    Instant now = clock.instant();
    if (write.isDone() || now.isAfter(writtenAt.plus(GIVEN_UP))) {
      writtenAt = now;
      write = CompletableFuture.runAsync(() -> heartbeat.accept(now), threads);
    }
    return Mono.fromFuture(failure(write), true)
        .timeout(patience)
        .flatMap(
            failure ->
                failure.map(Mono::<HealthStatus>error).orElseGet(() -> Mono.just(HealthStatus.UP)))
        .onErrorReturn(Contention.class, HealthStatus.UP) // it answers, and others write
        .onErrorResume(
            failure -> {
              LOG.warn("the database takes no write: {}", reason(failure));
              return Mono.just(HealthStatus.DOWN);
            })
        .map(status -> HealthResult.builder("database", status).build());
  }

  /** What the driver said: the failure itself only says that the database is away. */
  private static String reason(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first.toString();
  }

  /** As a value. An error that comes when nobody waits any more would be logged as a fault. */
  private static CompletableFuture<Optional<Throwable>> failure(CompletableFuture<Void> write) {
    return write.handle(
        (done, failure) ->
            Optional.ofNullable(
                failure instanceof CompletionException wrapped ? wrapped.getCause() : failure));
  }
}
