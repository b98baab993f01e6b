package br.com.techmedicos.benchmarks.load;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The most threads and memory that a process has while this is open. */
public final class Watch implements AutoCloseable {

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private volatile long threads;
  private volatile long mebibytes;

  /** Watches it from now on. */
  public Watch(ServiceProcess process) {
    thread.scheduleAtFixedRate(
        () -> {
          threads = Math.max(threads, process.threads());
          mebibytes = Math.max(mebibytes, process.residentMebibytes());
        },
        0,
        100,
        TimeUnit.MILLISECONDS);
  }

  /** The most threads so far. */
  public long threads() {
    return threads;
  }

  /** The most resident memory so far, in MiB. */
  public long mebibytes() {
    return mebibytes;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
