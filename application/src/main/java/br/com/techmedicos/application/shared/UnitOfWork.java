package br.com.techmedicos.application.shared;

import java.util.function.Supplier;

/**
 * All or nothing. Work done inside is committed together when the work returns, and undone together
 * when it throws.
 *
 * <p>An execution inside another joins it. The outermost one repeats the whole work, at most three
 * times, when the store reports a conflict with someone else's work (a serialisation failure or an
 * optimistic version that moved on); so the work must do nothing that cannot be done twice.
 */
public interface UnitOfWork {

  /**
   * Executes the work in one transaction.
   *
   * @param work what to do
   * @param <T> what the work answers
   * @return the answer of the work
   * @throws Contention when the conflict was still there after the last repetition; nothing was
   *     kept
   */
  <T> T execute(Supplier<T> work);

  /**
   * Executes work that has no answer in one transaction.
   *
   * @param work what to do
   * @throws Contention when the conflict was still there after the last repetition; nothing was
   *     kept
   */
  default void run(Runnable work) {
    execute(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Executes work in a transaction of its own, even inside another: it is kept whatever becomes of
   * the one around it. It must not wait for what the one around it holds.
   *
   * @param work what to do
   * @throws Contention when the conflict was still there after the last repetition; nothing was
   *     kept
   */
  void runApart(Runnable work);

  /**
   * Executes work in one transaction even after the deadline of the call. It undoes what a refused
   * call had reserved.
   *
   * @param work what to do
   * @throws Contention when the conflict was still there after the last repetition; nothing was
   *     kept
   */
  default void runRegardless(Runnable work) {
    run(work);
  }

  /**
   * Executes work {@linkplain #runRegardless regardless} after something has failed.
   *
   * @param failure what failed, for the caller to throw; that the work fails too is told with it
   * @param work what to do
   */
  default void runAfter(RuntimeException failure, Runnable work) {
    try {
      runRegardless(work);
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }
}
