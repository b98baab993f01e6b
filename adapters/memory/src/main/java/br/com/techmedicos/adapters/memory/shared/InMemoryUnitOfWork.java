package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Runs one unit of work at a time, in the order of arrival. Writes into an {@link InMemoryTable}
 * are made at once, and undone in reverse order if the work throws. Nobody sees them before the
 * end, because reading waits for the same turn.
 */
public final class InMemoryUnitOfWork implements UnitOfWork {

  private static final int REPETITIONS = 3;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Deque<Runnable> undo = new ArrayDeque<>(); // for the current unit of work
  private final List<Runnable> apart = new ArrayList<>(); // for after it
  private final List<Runnable> afterwards = new ArrayList<>(); // likewise, and not undone

  @Override
  public <T> T execute(Supplier<T> work) {
    return turn.isHeldByCurrentThread()
        ? work.get() // a conflict repeats the outermost work
        : thenWhatIsApart(() -> untilNoConflict(work));
  }

  @Override
  public void runApart(Runnable work) {
    if (turn.isHeldByCurrentThread()) {
      apart.add(work);
    } else {
      run(work);
    }
  }

  @Override
  public void afterwards(Runnable work) {
    if (turn.isHeldByCurrentThread()) {
      afterwards.add(work);
    } else {
      work.run();
    }
  }

  /** Takes a turn for a unit of work and, when it has ended, what it wants done apart from it. */
  private <T> T thenWhatIsApart(Supplier<T> work) {
    turn.lock();
    try {
      apart.clear();
      T answer;
      try {
        answer = work.get();
      } catch (RuntimeException failure) {
        runWhatIsApart(Optional.of(failure));
        throw failure;
      }
      runWhatIsApart(Optional.empty());
      return answer;
    } finally {
      turn.unlock();
    }
  }

  private <T> T untilNoConflict(Supplier<T> work) {
    for (int repetition = 0; ; repetition++) {
      apart.clear();
      try {
        return allOrNothing(work);
      } catch (StaleVersion conflict) {
        if (repetition == REPETITIONS) {
          throw new Contention(conflict);
        }
      }
    }
  }

  private void runWhatIsApart(Optional<RuntimeException> failure) {
    List<Runnable> works = List.copyOf(apart);
    apart.clear();
    try {
      works.forEach(
          work ->
              thenWhatIsApart(
                  () ->
                      untilNoConflict(
                          () -> {
                            work.run();
                            return true;
                          })));
    } catch (RuntimeException second) {
      failure.ifPresent(second::addSuppressed);
      throw second;
    }
  }

  /**
   * Runs one call of a port: in the current unit of work or, without one, in a unit of work of its
   * own.
   *
   * @return the result
   */
  public <T> T atomically(Supplier<T> call) {
    return turn.isHeldByCurrentThread() ? call.get() : thenWhatIsApart(() -> allOrNothing(call));
  }

  /**
   * Guards a port that is remote or deliberately slow. A real unit of work would hold a connection
   * and locks meanwhile, so calls inside a unit of work are refused.
   *
   * @param adapter answers the calls made outside
   * @return the adapter, which refuses calls made inside with an {@link IllegalStateException}
   */
  public <P> P outside(Class<P> port, P adapter) {
    InvocationHandler guard =
        (proxy, method, arguments) -> {
          if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                port.getSimpleName() + "." + method.getName() + " is called in a unit of work");
          }
          try {
            return method.invoke(adapter, arguments);
          } catch (InvocationTargetException e) {
            throw e.getTargetException();
          }
        };
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, guard));
  }

  private <T> T allOrNothing(Supplier<T> work) {
    boolean done = false;
    try {
      T answer = work.get();
      done = true;
      return answer;
    } finally {
      if (!done) {
        undo.forEach(Runnable::run);
      }
      undo.clear();
      afterwards.forEach(Runnable::run);
      afterwards.clear();
    }
  }

  /** Records how to undo a write. Called before the write, in a unit of work. */
  void onUndo(Runnable takeBack) {
    undo.push(takeBack);
  }
}
