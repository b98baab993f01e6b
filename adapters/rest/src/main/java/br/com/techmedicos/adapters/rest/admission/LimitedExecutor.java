package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.shared.KeyedSemaphore;
import com.netflix.concurrency.limits.Limiter;
import io.micronaut.scheduling.instrument.InstrumentedExecutorService;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Accepts only as much work as a limiter admits, including queued work, and only a share of it from
 * one caller or one address, who could fill the queue otherwise. Excess work is rejected at once.
 * Accepted work counts until it ends, even if nobody waits for it any more.
 *
 * <p>Admitted work that submits more work runs it itself: an authenticated call queues once, not
 * once for its token and once more for its route.
 */
final class LimitedExecutor extends AbstractExecutorService implements InstrumentedExecutorService {

  private final Limiter<Void> limiter;
  private final Supplier<Optional<Caller>> caller;
  private final Shares shares;
  private final ExecutorService threads;
  private final AddressLanes lanes;
  private final ThreadLocal<Boolean> admittedHere = ThreadLocal.withInitial(() -> false);

  /**
   * What one caller may have under way.
   *
   * @param ofCaller the maximum of a caller, running or queued
   * @param ofAddress the maximum of an address, running or queued
   * @param atOnce how much of an address may run at once
   */
  record Shares(KeyedSemaphore ofCaller, KeyedSemaphore ofAddress, int atOnce) {

    boolean tryAcquire(Caller caller) {
      if (!ofCaller.tryAcquire(caller.key())) {
        return false;
      }
      if (!ofAddress.tryAcquire(caller.address())) {
        ofCaller.release(caller.key());
        return false;
      }
      return true;
    }

    void release(Caller caller) {
      ofCaller.release(caller.key());
      ofAddress.release(caller.address());
    }
  }

  /**
   * @param limiter limits all work
   * @param caller who the current work is for, if anyone
   * @param shares limits what one caller may have under way
   */
  LimitedExecutor(
      Limiter<Void> limiter,
      Supplier<Optional<Caller>> caller,
      Shares shares,
      ExecutorService threads) {
    this.limiter = limiter;
    this.caller = caller;
    this.shares = shares;
    this.threads = threads;
    this.lanes = new AddressLanes(shares.atOnce(), threads);
  }

  @Override
  public void execute(Runnable work) {
    if (admittedHere.get()) {
      work.run();
      return;
    }
    Optional<Caller> who = caller.get();
    if (who.isPresent() && !shares.tryAcquire(who.get())) {
      throw new RejectedExecutionException("the caller has reached its limit");
    }
    Optional<Limiter.Listener> admitted = limiter.acquire(null);
    boolean begun = false;
    try {
      Limiter.Listener listener =
          admitted.orElseThrow(() -> new RejectedExecutionException("the limit is reached"));
      // Who waits for their own address says nothing about how fast works are.
      boolean isInLine = who.filter(known -> lanes.isFull(known.address())).isPresent();
      Runnable limited =
          () -> {
            admittedHere.set(true);
            try {
              work.run();
            } finally {
              admittedHere.remove();
              if (isInLine) {
                listener.onIgnore();
              } else {
                listener.onSuccess();
              }
              who.ifPresent(shares::release);
            }
          };
      who.ifPresentOrElse(
          known -> lanes.execute(known.address(), limited), () -> threads.execute(limited));
      begun = true;
    } finally {
      if (!begun) {
        admitted.ifPresent(Limiter.Listener::onIgnore);
        who.ifPresent(shares::release);
      }
    }
  }

  /** The threads, for metrics. */
  @Override
  public ExecutorService getTarget() {
    return threads;
  }
}
