package br.com.techmedicos.adapters.memory.teleconsultation;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.Signal;
import br.com.techmedicos.application.teleconsultation.Signals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Signals in memory, for programs with one instance. */
public final class InMemorySignals implements Signals {

  private record Kept(long number, Delivery delivery, Instant at) {}

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<Long, Kept> signals;
  private final AtomicLong count = new AtomicLong();

  public InMemorySignals(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.signals = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(ConnectionId addressee, Signal signal, Instant now) {
    unitOfWork.run(
        () -> {
          Kept kept = new Kept(count.incrementAndGet(), new Delivery(addressee, signal), now);
          signals.put(kept.number(), kept);
        });
  }

  @Override
  public List<Delivery> take(Collection<ConnectionId> addressees) {
    return unitOfWork.atomically(
        () ->
            removed(kept(signal -> addressees.contains(signal.delivery().addressee()))).stream()
                .map(Kept::delivery)
                .toList());
  }

  @Override
  public int forget(Instant keptBefore, int limit) {
    return unitOfWork.atomically(
        () -> removed(kept(signal -> signal.at().isBefore(keptBefore)).limit(limit)).size());
  }

  private Stream<Kept> kept(Predicate<Kept> wanted) {
    return signals.all().stream().filter(wanted);
  }

  private List<Kept> removed(Stream<Kept> gone) {
    List<Kept> all = gone.toList();
    all.forEach(signal -> signals.remove(signal.number()));
    return all;
  }
}
