package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.adapters.shared.KeyedSemaphore;
import br.com.techmedicos.adapters.shared.WorkLimit;
import br.com.techmedicos.application.shared.ClientAddress;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Lets sockets in. Anyone can open one, and its ticket has to be looked up. So a few enter at once,
 * on threads of their own, an address has a share of those who wait, and each has a deadline.
 */
@Singleton
final class Entrance implements WorkLimit {

  /** A quarter of the database connections, on every JVM. */
  private static final int AT_ONCE = 4;

  /** To enter takes milliseconds, so the last one is in within a second or two. */
  static final int MOST = 256;

  static final int OF_AN_ADDRESS = MOST / 4;

  private final Clock clock;
  private final Duration limit;
  private final KeyedSemaphore ofAddresses = new KeyedSemaphore(OF_AN_ADDRESS);
  private final AtomicInteger inFlight = new AtomicInteger();
  private final ThreadPoolExecutor threads = threads();

  Entrance(
      Clock clock,
      @Property(name = "techmedicos.admission.call-deadline", defaultValue = "10s")
          Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Lets someone in, or has them wait for it.
   *
   * @param isAwaited whether the socket is still open
   * @param entering the work, which throws nothing
   * @param late what to do when the time is up; the work then stops at its next statement
   * @return ends with the work
   * @throws RejectedExecutionException if there are too many
   */
  CompletableFuture<Void> admit(
      ClientAddress address, BooleanSupplier isAwaited, Runnable entering, Runnable late) {
    if (!ofAddresses.tryAcquire(address.value())) {
      throw new RejectedExecutionException("the address has reached its limit");
    }
    CallDeadline deadline = CallDeadline.within(limit, clock, isAwaited);
    inFlight.incrementAndGet();
    CompletableFuture<Void> entered;
    try {
      entered = CompletableFuture.runAsync(() -> within(deadline, entering), threads);
    } catch (RejectedExecutionException | Error noThread) {
      ended(address);
      throw noThread;
    }
    CompletableFuture<Void> ended = entered.whenComplete((nothing, failure) -> ended(address));
    ended
        .copy()
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (nothing, failure) -> {
              if (failure instanceof TimeoutException) {
                deadline.pass();
                late.run();
              }
            });
    return ended;
  }

  private static void within(CallDeadline deadline, Runnable entering) {
    if (deadline.isAwaited()) { // else its ticket may be good for another socket
      deadline.during(entering);
    }
  }

  private void ended(ClientAddress address) {
    inFlight.decrementAndGet();
    ofAddresses.release(address.value());
  }

  @Override
  public String kind() {
    return "meeting-entries";
  }

  @Override
  public int inFlight() {
    return inFlight.get();
  }

  @Override
  public int limit() {
    return MOST;
  }

  @PreDestroy
  void close() {
    threads.shutdown();
  }

  private static ThreadPoolExecutor threads() {
    AtomicInteger count = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST - AT_ONCE),
            work -> {
              Thread thread = new Thread(work, "meeting-entries-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
