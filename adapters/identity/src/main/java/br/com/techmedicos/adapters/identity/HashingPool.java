package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.adapters.shared.Niceness;
import br.com.techmedicos.adapters.shared.WorkLimit;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.TooBusy;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A few threads for one kind of hashing, with a short priority queue. Each recent failure of an
 * address, and each hash it has queued already, puts its next one back by some places, up to a
 * limit, so that nobody starves. When the queue is full, the last one is evicted. Hashes that
 * nobody waits for any more are skipped.
 */
final class HashingPool implements WorkLimit, AutoCloseable {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** The time that a caller needs after the hash to answer in time. */
  private static final Duration RESERVED_FOR_ANSWER = Duration.ofSeconds(1);

  /** How many later requests go first, for each failure. */
  private static final int PLACES_PER_FAILURE = 10;

  private static final int FAILURES_AT_MOST = 10;

  private final Map<ClientAddress, Integer> queued = new ConcurrentHashMap<>();
  private final String name;
  private final ThreadPoolExecutor threads;
  private final int places;
  private long arrived;
  private long accepted;

  /**
   * Starts the threads, which end with {@link #close()}.
   *
   * @param atOnce the number of threads
   * @param places the length of the queue
   */
  HashingPool(String name, Niceness niceness, int atOnce, int places) {
    AtomicInteger count = new AtomicInteger();
    this.name = name;
    this.places = places;
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(niceness.of(work), name + "-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs work when it is its turn.
   *
   * @param failures recent failures of the client
   * @throws TooBusy if the queue is full, or the turn does not come in time
   */
  <T> T inTurn(ClientAddress address, int failures, Callable<T> work) {
    int before = queued.merge(address, 1, Integer::sum) - 1;
    try {
      return outcome(enqueue(before + failures, work));
    } finally {
      queued.computeIfPresent(address, (x, count) -> count == 1 ? null : count - 1);
    }
  }

  /**
   * Checks that a client without failures would be accepted now.
   *
   * @throws TooBusy if not
   */
  synchronized void requireRoom(ClientAddress address) {
    int before = queued.getOrDefault(address, 0);
    whoGivesWay(new Turn<>(place(before), () -> before, CallDeadline.current()));
  }

  private synchronized <T> Turn<T> enqueue(int failures, Callable<T> work) {
    arrived++;
    Turn<T> turn = new Turn<>(place(failures), work, CallDeadline.current());
    whoGivesWay(turn).ifPresent(this::giveUp);
    threads.execute(turn);
    accepted++;
    return turn;
  }

  /** What is refused must not count: a burst of it would put newcomers behind all who wait. */
  private long place(int failures) {
    return accepted + PLACES_PER_FAILURE * Math.min(failures, FAILURES_AT_MOST);
  }

  /** The turn that must leave a full queue for another; that one is refused if it would be last. */
  private Optional<Turn<?>> whoGivesWay(Turn<?> turn) {
    if (threads.isShutdown()) {
      throw new TooBusy(RETRY_AFTER);
    }
    if (!isFull()) {
      return Optional.empty();
    }
    Turn<?> last = queue().max(Comparator.naturalOrder()).orElse(turn);
    if (last.compareTo(turn) <= 0) {
      throw new TooBusy(RETRY_AFTER);
    }
    return Optional.of(last);
  }

  private boolean isFull() {
    if (waiting() >= places) {
      queue().filter(turn -> !turn.isAwaited()).toList().forEach(this::giveUp);
    }
    return waiting() >= places;
  }

  private Stream<Turn<?>> queue() {
    return threads.getQueue().stream().map(waiting -> (Turn<?>) waiting);
  }

  private void giveUp(Turn<?> turn) {
    if (turn.cancel(false)) {
      threads.remove(turn); // frees its place in the queue
    }
  }

  private <T> T outcome(Turn<T> turn) {
    try {
      Duration patience =
          CallDeadline.current()
              .map(deadline -> deadline.remaining().minus(RESERVED_FOR_ANSWER))
              .orElse(null);
      return patience == null ? turn.get() : turn.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | CancellationException e) {
      throw new TooBusy(RETRY_AFTER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy(RETRY_AFTER);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Argon2 failed", e.getCause());
    } finally {
      giveUp(turn); // unless it is done
    }
  }

  /** How many hashes have been submitted. */
  synchronized long arrived() {
    return arrived;
  }

  /** How many hashes are queued. */
  int waiting() {
    return threads.getQueue().size();
  }

  @Override
  public String kind() {
    return name;
  }

  @Override
  public int inFlight() {
    return threads.getActiveCount() + waiting();
  }

  @Override
  public int limit() {
    return threads.getMaximumPoolSize() + places;
  }

  /** Ends the threads once the queue is empty. */
  @Override
  public synchronized void close() {
    threads.shutdown();
  }

  /** Queued work; the lowest place goes first. */
  private static final class Turn<T> extends FutureTask<T> implements Comparable<Turn<?>> {

    private final long place;
    private final Optional<CallDeadline> call;

    Turn(long place, Callable<T> work, Optional<CallDeadline> call) {
      super(work);
      this.place = place;
      this.call = call;
    }

    boolean isAwaited() {
      return call.map(CallDeadline::isAwaited).orElse(true);
    }

    @Override
    public void run() {
      if (isAwaited()) {
        super.run();
      } else {
        cancel(false);
      }
    }

    @Override
    public int compareTo(Turn<?> other) {
      return Long.compare(place, other.place);
    }
  }
}
