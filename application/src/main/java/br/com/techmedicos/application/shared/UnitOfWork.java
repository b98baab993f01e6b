package br.com.techmedicos.application.shared;

import java.util.function.Supplier;

/**
 * A transaction: the work inside is committed as a whole when it returns, and rolled back as a
 * whole when it throws.
 *
 * <p>A nested execution joins the outer one. The outermost one repeats the whole work, at most
 * three times, if the store reports a conflict with concurrent work (a serialisation failure or a
 * stale version). Therefore the work must be repeatable.
 */
public interface UnitOfWork {

  /**
   * Executes the work in one transaction.
   *
   * @param <T> what the work answers
   * @return the result of the work
   * @throws Contention if a conflict remains after the last repetition; nothing was committed
   */
  <T> T execute(Supplier<T> work);

  /**
   * Executes work without a result in one transaction.
   *
   * @throws Contention if a conflict remains after the last repetition; nothing was committed
   */
  default void run(Runnable work) {
    execute(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Executes work in a transaction of its own: at once or, inside another, when that one has ended,
   * whatever became of it. So nobody waits for a second connection while holding a first, and what
   * a repeated attempt asked for is done once. If the work fails, this is what the outer execution
   * throws.
   *
   * @throws Contention if a conflict remains after the last repetition; nothing was committed
   */
  void runApart(Runnable work);

  /**
   * Runs work that changes only what this instance has in memory: at once or, inside a unit of
   * work, when an attempt at the outermost one has ended, whatever became of it, before the attempt
   * is repeated and before {@code execute} returns.
   *
   * @param work must not fail
   */
  void afterwards(Runnable work);

  /**
   * Executes work in one transaction even after the deadline of the call. It undoes what a refused
   * call had reserved.
   *
   * @throws Contention if a conflict remains after the last repetition; nothing was committed
   */
  default void runRegardless(Runnable work) {
    run(work);
  }

  /**
   * Executes work {@linkplain #runRegardless regardless} after something has failed.
   *
   * @param failure what failed, for the caller to throw; that the work fails too is told with it
   */
  default void runAfter(RuntimeException failure, Runnable work) {
    try {
      runRegardless(work);
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }
}
