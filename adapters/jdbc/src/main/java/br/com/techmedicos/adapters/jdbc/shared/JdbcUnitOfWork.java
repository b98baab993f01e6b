package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A database transaction. After a conflict with another one (a deadlock, a lock timeout, a stale
 * version, or a commit that a cluster did not certify) it is rolled back and repeated.
 */
@Singleton
public final class JdbcUnitOfWork implements UnitOfWork {

  private static final TransactionDefinition APART =
      TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);
  private static final int REPETITIONS = 3;
  private static final int LONGEST_FIRST_PAUSE_MILLIS = 20;

  private final TransactionOperations<Connection> transactions;

  JdbcUnitOfWork(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T execute(Supplier<T> work) {
    return transactions.findTransactionStatus().isPresent()
        ? work.get()
        : repeatedly(TransactionDefinition.DEFAULT, work);
  }

  /**
   * Runs statements atomically: in the current unit of work or, without one, in a transaction of
   * their own.
   */
  public void atomically(Runnable statements) {
    atomically(
        () -> {
          statements.run();
          return true;
        });
  }

  /** Runs statements with a result atomically, in the same way. */
  public <T> T atomically(Supplier<T> statements) {
    return transactions.findTransactionStatus().isPresent()
        ? statements.get()
        : transactions.execute(TransactionDefinition.DEFAULT, status -> statements.get());
  }

  @Override
  public void runApart(Runnable work) {
    repeatedly(
        APART,
        () -> {
          work.run();
          return true;
        });
  }

  @Override
  public void runRegardless(Runnable work) {
    CallDeadline.regardless(() -> run(work));
  }

  private <T> T repeatedly(TransactionDefinition definition, Supplier<T> work) {
    for (int repetition = 0; ; repetition++) {
      try {
        return transactions.execute(definition, status -> work.get());
      } catch (RuntimeException e) {
        if (!isConflict(e)) {
          throw e;
        }
        if (repetition == REPETITIONS) {
          throw new Contention(e);
        }
        pause(repetition, e);
      }
    }
  }

  private static boolean isConflict(RuntimeException failure) {
    return failure instanceof StaleVersion || SqlErrors.isConflict(failure);
  }

  /** Pauses for a random time, so that the same transactions do not conflict again. */
  private static void pause(int repetition, RuntimeException conflict) {
    int longest = LONGEST_FIRST_PAUSE_MILLIS << repetition;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Contention(conflict);
    }
  }
}
