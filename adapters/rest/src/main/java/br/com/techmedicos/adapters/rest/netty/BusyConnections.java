package br.com.techmedicos.adapters.rest.netty;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections with a request that has no answer yet. The end of the service waits for them: the
 * framework does not know of requests at the {@link WriteGate}. It is asked before the framework,
 * which closes its connections at once.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BusyConnections implements GracefulShutdownCapable {

  private final AtomicInteger busy = new AtomicInteger();
  private final CompletableFuture<Void> allAnswered = new CompletableFuture<>();
  private volatile boolean ending;

  /** Called when a connection has something to answer. */
  void begins() {
    busy.incrementAndGet();
  }

  /** Called when it has answered all, or was closed. */
  void ends() {
    if (busy.decrementAndGet() == 0 && ending) {
      allAnswered.complete(null);
    }
  }

  /** Whether what arrives now is too late. */
  boolean isEnding() {
    return ending;
  }

  @Override
  public CompletionStage<?> shutdownGracefully() {
    ending = true;
    if (busy.get() == 0) {
      allAnswered.complete(null);
    }
    return allAnswered;
  }

  @Override
  public OptionalLong reportActiveTasks() {
    return OptionalLong.of(busy.get());
  }
}
