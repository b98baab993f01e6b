package br.com.techmedicos.bootstrap;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.executor.ExecutorFactory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Ends the service in three steps, so that a proxy in front of it loses no request. First it is not
 * ready, closes each connection with an answer, and goes on answering; by the end of that time,
 * every proxy has noticed. Then its port closes, and requests that run or wait are finished. Then
 * its threads end, which may be needed until then, and it stops.
 *
 * <p>The framework's own listener closes the port at once, so it is switched off.
 */
@Singleton
@Readiness
final class Shutdown implements ApplicationEventListener<ShutdownEvent>, HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Duration drain;
  private final Duration gracePeriod;
  private final List<GracefulShutdownCapable> parts;
  private volatile boolean listening;
  private volatile boolean begun;

  /**
   * @param drain how long it goes on answering
   * @param gracePeriod how long running requests may take after that
   * @param parts what ends by and by
   */
  Shutdown(
      @Value("${techmedicos.shutdown.drain}") Duration drain,
      @Value("${techmedicos.shutdown.grace-period}") Duration gracePeriod,
      List<GracefulShutdownCapable> parts) {
    this.drain = drain;
    this.gracePeriod = gracePeriod;
    this.parts = parts;
  }

  /** Commands never listen, so nobody needs to notice their end. */
  @EventListener
  void listens(ServerStartupEvent event) {
    listening = true;
  }

  @Override
  public void onApplicationEvent(ShutdownEvent event) {
    if (listening) {
      end();
    }
  }

  private void end() {
    begun = true;
    try {
      Thread.sleep(drain.toMillis());
      shutDown(part -> !(part instanceof ExecutorFactory))
          .thenCompose(answered -> shutDown(ExecutorFactory.class::isInstance))
          .get(gracePeriod.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("stops before all requests have been finished", e);
    }
  }

  private CompletableFuture<Void> shutDown(Predicate<GracefulShutdownCapable> which) {
    return GracefulShutdownCapable.shutdownAll(parts.stream().filter(which))
        .toCompletableFuture()
        .thenAccept(ended -> {});
  }

  /** Before anything that requests need is closed. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = begun ? HealthStatus.DOWN : HealthStatus.UP;
    return Mono.just(HealthResult.builder("shutdown", status).build());
  }

  /** Asks clients and proxies not to use their connections again. */
  @ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
  static final class Farewell {

    private final Shutdown shutdown;

    Farewell(Shutdown shutdown) {
      this.shutdown = shutdown;
    }

    @ResponseFilter
    void close(MutableHttpResponse<?> response) {
      if (shutdown.begun) {
        response.header(HttpHeaders.CONNECTION, "close");
      }
    }
  }
}
