package br.com.techmedicos.adapters.rest.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs at most a few works of each address at once. The others of the address wait in order, and
 * hold neither a thread nor a database connection meanwhile. So whatever one address sends, the
 * works of another wait for a few of its works only.
 */
final class AddressLanes {

  private final int width;
  private final Executor threads;
  private final Map<String, Lane> lanes = new HashMap<>();

  /**
   * @param width how many works of an address may run at once
   */
  AddressLanes(int width, Executor threads) {
    this.width = width;
    this.threads = threads;
  }

  private static final class Lane {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  /**
   * Runs a work, or lets it wait.
   *
   * @throws RejectedExecutionException or an error, if it is neither run nor waits, since no thread
   *     can be had
   */
  void execute(String address, Runnable work) {
    synchronized (lanes) {
      lane(address).waiting.add(work);
    }
    try {
      runNext(address);
    } catch (RejectedExecutionException | Error noThread) {
      if (withdraw(address, work)) {
        throw noThread;
      }
    }
  }

  /** Whether a work of an address would have to wait. */
  boolean isFull(String address) {
    synchronized (lanes) {
      Lane lane = lanes.get(address);
      return lane != null && lane.running >= width;
    }
  }

  private void runNext(String address) {
    next(address)
        .ifPresent(
            work -> {
              try {
                threads.execute(() -> run(address, work));
              } catch (RejectedExecutionException | Error noThread) {
                putBack(address, work);
                throw noThread;
              }
            });
  }

  private void run(String address, Runnable work) {
    try {
      work.run();
    } finally {
      ended(address);
      runNext(address);
    }
  }

  private Optional<Runnable> next(String address) {
    synchronized (lanes) {
      return Optional.ofNullable(lanes.get(address))
          .filter(lane -> lane.running < width && !lane.waiting.isEmpty())
          .map(
              lane -> {
                lane.running++;
                return lane.waiting.remove();
              });
    }
  }

  /** It was first, and it is again. */
  private void putBack(String address, Runnable work) {
    synchronized (lanes) {
      Lane lane = lane(address);
      lane.running--;
      lane.waiting.addFirst(work);
    }
  }

  /** {@return whether it was still waiting} */
  private boolean withdraw(String address, Runnable work) {
    synchronized (lanes) {
      boolean waited = lane(address).waiting.remove(work);
      forgetIfIdle(address);
      return waited;
    }
  }

  private void ended(String address) {
    synchronized (lanes) {
      lane(address).running--;
      forgetIfIdle(address);
    }
  }

  private Lane lane(String address) {
    return lanes.computeIfAbsent(address, key -> new Lane());
  }

  private void forgetIfIdle(String address) {
    lanes.computeIfPresent(
        address, (key, lane) -> lane.running == 0 && lane.waiting.isEmpty() ? null : lane);
  }
}
