package br.com.techmedicos.adapters.contracts.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs many at the same time, which no test should have to write down twice. */
public final class Concurrently {

  private Concurrently() {}

  /**
   * Runs work on as many threads as there are numbers; all begin at once.
   *
   * @param count how many times
   * @param work what to do, given a number from 0
   * @param <T> what the work answers
   * @return the answers, in the order of the numbers
   * @throws AssertionError if one of them throws, or takes longer than a minute
   */
  public static <T> List<T> run(int count, IntFunction<T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      CyclicBarrier start = new CyclicBarrier(count);
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        tasks.add(
            () -> {
              start.await();
              return work.apply(number);
            });
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks, 1, TimeUnit.MINUTES)) {
        answers.add(future.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
