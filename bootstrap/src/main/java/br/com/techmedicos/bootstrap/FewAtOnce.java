package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Units of work of which a few run at a time, while the others wait for their turn: so that many
 * subscribers leave most connections to calls.
 */
final class FewAtOnce implements UnitOfWork {

  private final UnitOfWork all;
  private final Semaphore turns;

  FewAtOnce(UnitOfWork all, int atOnce) {
    this.all = all;
    this.turns = new Semaphore(atOnce, true);
  }

  @Override
  public <T> T execute(Supplier<T> work) {
    turns.acquireUninterruptibly();
    try {
      return all.execute(work);
    } finally {
      turns.release();
    }
  }

  @Override
  public void runApart(Runnable work) {
    all.runApart(work);
  }

  @Override
  public void afterwards(Runnable work) {
    all.afterwards(work);
  }
}
