package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes with Argon2id, on a few threads of its own. A hash takes one processor for tens of
 * milliseconds and megabytes that the heap does not see; as many threads as processors, and a short
 * queue, bound both. Threads of its own, since a native call would pin a virtual thread's carrier,
 * and with it everyone else.
 */
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {

  /**
   * How much a hash costs.
   *
   * @param memoryKib the memory, in KiB
   * @param iterations the passes over it
   * @param lanes the parts it is filled in
   */
  public record Cost(int memoryKib, int iterations, int lanes) {

    /** What OWASP recommends at least. */
    public static final Cost RECOMMENDED = new Cost(19 * 1024, 2, 1);
  }

  /** How many wait for each thread: about two seconds' worth. */
  private static final int QUEUE_PER_THREAD = 50;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Argon2Advanced argon2 =
      Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id);
  private final Cost cost;
  private final ThreadPoolExecutor threads;
  private final PasswordHash nobodys;

  /**
   * A hasher with threads of its own, until it is closed.
   *
   * @param cost of every hash
   * @param processors how many hashes to make at once
   */
  public Argon2PasswordHasher(Cost cost, int processors) {
    this(cost, processors, QUEUE_PER_THREAD * processors);
  }

  Argon2PasswordHasher(Cost cost, int processors, int queue) {
    this.cost = cost;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            processors,
            processors,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            work -> {
              Thread thread = new Thread(work, "argon2-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    byte[] unknown = new byte[32];
    new SecureRandom().nextBytes(unknown);
    this.nobodys = hash(Password.of(HexFormat.of().formatHex(unknown)));
  }

  @Override
  public PasswordHash hash(Password password) {
    return onOwnThread(
        () ->
            withBytes(
                password,
                bytes ->
                    new PasswordHash(
                        argon2.hash(cost.iterations(), cost.memoryKib(), cost.lanes(), bytes))));
  }

  @Override
  public Verdict verify(Password password, Optional<PasswordHash> hash) {
    String phc = hash.orElse(nobodys).phc();
    boolean matches =
        onOwnThread(() -> withBytes(password, bytes -> argon2.verify(phc, bytes)))
            && hash.isPresent();
    if (!matches) {
      return Verdict.MISMATCH;
    }
    return argon2.needsRehash(phc, cost.iterations(), cost.memoryKib(), cost.lanes())
        ? Verdict.MATCH_OUTDATED
        : Verdict.MATCH;
  }

  private <T> T onOwnThread(Callable<T> work) {
    Future<T> future;
    try {
      future = threads.submit(work);
    } catch (RejectedExecutionException e) {
      throw new TooBusy(RETRY_AFTER);
    }
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(false);
      Thread.currentThread().interrupt();
      throw new TooBusy(RETRY_AFTER);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Argon2 failed", e.getCause());
    }
  }

  private interface Work<T> {
    T with(byte[] bytes);
  }

  private static <T> T withBytes(Password password, Work<T> work) {
    byte[] bytes = password.value().getBytes(StandardCharsets.UTF_8);
    try {
      return work.with(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Ends the threads, once what waits is done. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
