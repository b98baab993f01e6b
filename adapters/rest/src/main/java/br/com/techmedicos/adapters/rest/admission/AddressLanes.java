package br.com.techmedicos.adapters.rest.admission;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
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
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  /**
   * Runs a work, or lets it wait.
   *
   * @throws RejectedExecutionException or an error, if no thread can be had for it
   */
  void execute(String address, Runnable work) {
    synchronized (lanes) {
      Lane lane = lanes.computeIfAbsent(address, key -> new Lane());
      if (lane.running == width) {
        lane.waiting.add(work);
        return;
      }
      lane.running++;
    }
    try {
      threads.execute(() -> run(address, work));
    } catch (RejectedExecutionException | Error noThread) {
      ended(address);
      throw noThread;
    }
  }

  /** Whether a work of an address would have to wait. */
  boolean isFull(String address) {
    synchronized (lanes) {
      Lane lane = lanes.get(address);
      return lane != null && lane.running >= width;
    }
  }

  private void run(String address, Runnable work) {
    try {
      work.run();
    } finally {
      next(address).ifPresent(next -> followWith(address, next));
    }
  }

  /** Behind the works of others, unless no thread can be had but this one. */
  private void followWith(String address, Runnable work) {
    try {
      threads.execute(() -> run(address, work));
    } catch (Error noThread) {
      run(address, work);
    }
  }

  /** What runs instead of a work that has ended. */
  private Optional<Runnable> next(String address) {
    synchronized (lanes) {
      Optional<Runnable> next =
          Optional.ofNullable(lanes.get(address)).map(lane -> lane.waiting.poll());
      if (next.isEmpty()) {
        ended(address);
      }
      return next;
    }
  }

  /** What waits meanwhile goes on when another work of the address ends. */
  private void ended(String address) {
    synchronized (lanes) {
      lanes.computeIfPresent(
          address, (key, lane) -> --lane.running == 0 && lane.waiting.isEmpty() ? null : lane);
    }
  }
}
