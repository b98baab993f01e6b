package br.com.techmedicos.adapters.rest.admission;

import com.netflix.concurrency.limits.Limiter;
import io.micronaut.scheduling.instrument.InstrumentedExecutorService;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Threads that take on no more than a limiter admits, work that waits for one included, and of each
 * who asks no more than so much: the line is in order of arrival, and would be theirs alone. What
 * is too much is rejected at once. What was taken on counts until it has ended, even if nobody
 * waits for it any more.
 */
final class LimitedExecutor extends AbstractExecutorService implements InstrumentedExecutorService {

  private final Limiter<Void> limiter;
  private final Supplier<Optional<String>> asker;
  private final Places ofAskers;
  private final ExecutorService threads;

  /**
   * Limits threads.
   *
   * @param limiter of all work
   * @param asker who asks for the work that is passed now, unless nobody in particular does
   * @param ofAskers what one of them may have under way
   */
  LimitedExecutor(
      Limiter<Void> limiter,
      Supplier<Optional<String>> asker,
      Places ofAskers,
      ExecutorService threads) {
    this.limiter = limiter;
    this.asker = asker;
    this.ofAskers = ofAskers;
    this.threads = threads;
  }

  @Override
  public void execute(Runnable work) {
    Optional<String> asks = asker.get();
    if (asks.isPresent() && !ofAskers.take(asks.get())) {
      throw new RejectedExecutionException("as much as one may ask for is under way");
    }
    Optional<Limiter.Listener> admitted = limiter.acquire(null);
    boolean begun = false;
    try {
      if (admitted.isEmpty()) {
        throw new RejectedExecutionException("as much as may be is under way");
      }
      threads.execute(
          () -> {
            try {
              work.run();
            } finally {
              admitted.get().onSuccess();
              asks.ifPresent(ofAskers::leave);
            }
          });
      begun = true;
    } finally {
      if (!begun) {
        admitted.ifPresent(Limiter.Listener::onIgnore);
        asks.ifPresent(ofAskers::leave);
      }
    }
  }

  /** The threads, of which metrics are taken. */
  @Override
  public ExecutorService getTarget() {
    return threads;
  }
}
