package br.com.techmedicos.adapters.contracts.shared;

import br.com.techmedicos.application.shared.Contention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs attempts concurrently, each on a thread of its own. */
public final class ConcurrentAttempts {

  private static final int PATIENCE = 100;

  private ConcurrentAttempts() {}

  /**
   * The outcome of one attempt.
   *
   * @param answer if it succeeded
   * @param failure if it did not
   */
  public record Outcome<T>(Optional<T> answer, Optional<Throwable> failure) {}

  /**
   * Runs all attempts at once. An attempt that fails with {@link Contention} is retried, as a
   * client would do, until it succeeds or is refused.
   *
   * @return the outcomes, in the same order
   */
  public static <T> List<Outcome<T>> atOnce(List<? extends Callable<T>> attempts) {
    ExecutorService threads = Executors.newFixedThreadPool(attempts.size());
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> attempt : attempts) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return patiently(attempt);
                }));
      }
      start.countDown();
      List<Outcome<T>> outcomes = new ArrayList<>();
      for (Future<T> one : running) {
        outcomes.add(outcome(one));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T patiently(Callable<T> attempt) throws Exception {
    for (int i = 0; ; i++) {
      try {
        return attempt.call();
      } catch (Contention e) {
        if (i == PATIENCE) {
          throw e;
        }
      }
    }
  }

  private static <T> Outcome<T> outcome(Future<T> attempt) {
    try {
      return new Outcome<>(Optional.of(attempt.get(5, TimeUnit.MINUTES)), Optional.empty());
    } catch (ExecutionException e) {
      return new Outcome<>(Optional.empty(), Optional.ofNullable(e.getCause()));
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("an attempt did not end", e);
    }
  }

  /** Counts the successful attempts. */
  public static long successes(List<? extends Outcome<?>> outcomes) {
    return outcomes.stream().filter(outcome -> outcome.answer().isPresent()).count();
  }

  /** Returns the failures of the others. */
  public static List<Throwable> failures(List<? extends Outcome<?>> outcomes) {
    return outcomes.stream().flatMap(outcome -> outcome.failure().stream()).toList();
  }
}
