package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database transaction. After a conflict with another one (a deadlock, a lock timeout, a stale
 * version, or a commit that a cluster did not certify) it is rolled back and repeated.
 */
@Singleton
public final class JdbcUnitOfWork implements UnitOfWork {

  private static final int REPETITIONS = 3;
  private static final int LONGEST_FIRST_PAUSE_MILLIS = 20;

  private final TransactionOperations<Connection> transactions;
  private final ThreadLocal<@Nullable List<Runnable>> apart = new ThreadLocal<>();

  JdbcUnitOfWork(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T execute(Supplier<T> work) {
    return isInTransaction()
        ? work.get()
        : thenWhatIsApart(
            later ->
                untilNoConflict(
                    () -> {
                      later.clear();
                      return once(work);
                    }));
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
    return isInTransaction() ? statements.get() : thenWhatIsApart(later -> once(statements));
  }

  /**
   * Runs statements that are each committed at once, in the current unit of work or, without one,
   * outside any. There, all of them are repeated after a conflict.
   */
  public <T> T oneByOne(Supplier<T> statements) {
    return isInTransaction() ? statements.get() : untilNoConflict(statements);
  }

  @Override
  public void runApart(Runnable work) {
    List<Runnable> later = apart.get();
    if (later == null) {
      run(work);
    } else {
      later.add(work);
    }
  }

  @Override
  public void afterwards(Runnable work) {
    register(
        work,
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(Status status) {
            work.run();
          }
        });
  }

  /** Does something when the present transaction has committed, and not if it does not. */
  public void onceCommitted(Runnable work) {
    register(
        work,
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }

  /** Without a transaction the work is done at once. */
  private void register(Runnable work, TransactionSynchronization synchronization) {
    transactions
        .findTransactionStatus()
        .ifPresentOrElse(current -> current.registerSynchronization(synchronization), work);
  }

  @Override
  public void runRegardless(Runnable work) {
    CallDeadline.regardless(() -> run(work));
  }

  /** Whether this thread is in a unit of work. */
  public boolean isInTransaction() {
    return transactions.findTransactionStatus().isPresent();
  }

  private <T> T once(Supplier<T> work) {
    return transactions.execute(TransactionDefinition.DEFAULT, status -> work.get());
  }

  /** Runs a transaction and, when it has ended, what it wants done apart from it. */
  private <T> T thenWhatIsApart(Function<List<Runnable>, T> transaction) {
    List<Runnable> later = new ArrayList<>();
    T answer;
    try {
      answer = collecting(later, transaction);
    } catch (RuntimeException failure) {
      runAll(later, Optional.of(failure));
      throw failure;
    }
    runAll(later, Optional.empty());
    return answer;
  }

  private <T> T collecting(List<Runnable> later, Function<List<Runnable>, T> transaction) {
    apart.set(later);
    try {
      return transaction.apply(later);
    } finally {
      apart.remove();
    }
  }

  private static <T> T untilNoConflict(Supplier<T> work) {
    for (int repetition = 0; ; repetition++) {
      try {
        return work.get();
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

  private void runAll(List<Runnable> works, Optional<RuntimeException> failure) {
    try {
      // Why a call failed may be that its time is up, or that its client has gone.
      works.forEach(failure.isPresent() ? this::runRegardless : this::run);
    } catch (RuntimeException second) {
      failure.ifPresent(second::addSuppressed);
      throw second;
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
