package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.TooBusy;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few threads for one kind of hashing, and a short queue before them. What waits longer than its
 * caller does is not hashed.
 */
final class HashingLane implements AutoCloseable {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** What the caller needs after the hash, to say that there was none. */
  private static final Duration FOR_THE_REST = Duration.ofSeconds(1);

  private final ThreadPoolExecutor threads;

  /**
   * A lane of its own, until it is closed.
   *
   * @param name of its threads
   * @param atOnce how many hashes are made at once
   * @param waiting how many more wait for their turn
   */
  HashingLane(String name, int atOnce, int waiting) {
    AtomicInteger count = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            work -> {
              Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does work when it is its turn.
   *
   * @throws TooBusy if too much waits already, or its turn does not come while the caller waits
   */
  <T> T inTurn(Callable<T> work) {
    Future<T> future;
    try {
      future = threads.submit(work);
    } catch (RejectedExecutionException e) {
      throw new TooBusy(RETRY_AFTER);
    }
    boolean done = false;
    try {
      T result = outcome(future);
      done = true;
      return result;
    } catch (TimeoutException e) {
      throw new TooBusy(RETRY_AFTER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy(RETRY_AFTER);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Argon2 failed", e.getCause());
    } finally {
      if (!done && future.cancel(false)) {
        threads.purge(); // so that it takes nobody's place in the queue
      }
    }
  }

  private static <T> T outcome(Future<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration patience =
        CallDeadline.current()
            .map(deadline -> deadline.remaining().minus(FOR_THE_REST))
            .orElse(null);
    return patience == null ? future.get() : future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many wait for their turn. */
  int waiting() {
    return threads.getQueue().size();
  }

  /** Ends the threads, once what waits is done. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
