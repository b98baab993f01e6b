package br.com.techmedicos.adapters.rest.admission;

import com.netflix.concurrency.limits.Limiter;
import io.micronaut.scheduling.instrument.InstrumentedExecutorService;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/**
 * Threads that take on no more than a limiter admits, work that waits for one included. What is too
 * much is rejected at once. What was taken on counts until it has ended, even if nobody waits for
 * it any more.
 */
final class LimitedExecutor extends AbstractExecutorService implements InstrumentedExecutorService {

  private final Limiter<Void> limiter;
  private final ExecutorService threads;

  LimitedExecutor(Limiter<Void> limiter, ExecutorService threads) {
    this.limiter = limiter;
    this.threads = threads;
  }

  @Override
  public void execute(Runnable work) {
    Limiter.Listener admitted =
        limiter
            .acquire(null)
            .orElseThrow(() -> new RejectedExecutionException("as much as may be is under way"));
    boolean begun = false;
    try {
      threads.execute(
          () -> {
            try {
              work.run();
            } finally {
              admitted.onSuccess();
            }
          });
      begun = true;
    } finally {
      if (!begun) {
        admitted.onIgnore();
      }
    }
  }

  /** The threads, of which metrics are taken. */
  @Override
  public ExecutorService getTarget() {
    return threads;
  }
}
