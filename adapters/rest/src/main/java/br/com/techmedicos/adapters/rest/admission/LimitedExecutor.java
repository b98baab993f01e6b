package br.com.techmedicos.adapters.rest.admission;

import com.netflix.concurrency.limits.Limiter;
import io.micronaut.scheduling.instrument.InstrumentedExecutorService;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Accepts only as much work as a limiter admits, including queued work, and only a share of it from
 * one caller, who could fill the queue otherwise. Excess work is rejected at once. Accepted work
 * counts until it ends, even if nobody waits for it any more.
 *
 * <p>Admitted work that submits more work runs it itself: an authenticated call queues once, not
 * once for its token and once more for its route.
 */
final class LimitedExecutor extends AbstractExecutorService implements InstrumentedExecutorService {

  private final Limiter<Void> limiter;
  private final Supplier<Optional<String>> caller;
  private final KeyedSemaphore ofCallers;
  private final ExecutorService threads;
  private final ThreadLocal<Boolean> admittedHere = ThreadLocal.withInitial(() -> false);

  /**
   * @param limiter limits all work
   * @param caller who the current work is for, if anyone
   * @param ofCallers limits what one caller may have under way
   */
  LimitedExecutor(
      Limiter<Void> limiter,
      Supplier<Optional<String>> caller,
      KeyedSemaphore ofCallers,
      ExecutorService threads) {
    this.limiter = limiter;
    this.caller = caller;
    this.ofCallers = ofCallers;
    this.threads = threads;
  }

  @Override
  public void execute(Runnable work) {
    if (admittedHere.get()) {
      work.run();
      return;
    }
    Optional<String> key = caller.get();
    if (key.isPresent() && !ofCallers.tryAcquire(key.get())) {
      throw new RejectedExecutionException("the caller has reached its limit");
    }
    Optional<Limiter.Listener> admitted = limiter.acquire(null);
    boolean begun = false;
    try {
      if (admitted.isEmpty()) {
        throw new RejectedExecutionException("the limit is reached");
      }
      threads.execute(
          () -> {
            admittedHere.set(true);
            try {
              work.run();
            } finally {
              admittedHere.remove();
              admitted.get().onSuccess();
              key.ifPresent(ofCallers::release);
            }
          });
      begun = true;
    } finally {
      if (!begun) {
        admitted.ifPresent(Limiter.Listener::onIgnore);
        key.ifPresent(ofCallers::release);
      }
    }
  }

  /** The threads, for metrics. */
  @Override
  public ExecutorService getTarget() {
    return threads;
  }
}
