package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The next availability of each doctor, in memory. */
public final class InMemoryAvailabilityIndex implements AvailabilityIndex {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<DoctorId, Row> rows;
  private final List<Consumer<DoctorId>> watchers = new CopyOnWriteArrayList<>();

  private record Row(
      DoctorId doctor, Optional<Instant> nextAvailableAt, Instant holdsUntil, long mark) {}

  public InMemoryAvailabilityIndex(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.rows = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void markStale(DoctorId doctor, Instant now) {
    unitOfWork.atomically(
        () -> {
          Row before = rows.find(doctor).orElse(new Row(doctor, Optional.empty(), now, 0));
          Instant holdsUntil = before.holdsUntil().isBefore(now) ? before.holdsUntil() : now;
          Row stale = new Row(doctor, before.nextAvailableAt(), holdsUntil, before.mark() + 1);
          rows.put(doctor, stale);
          return stale;
        });
    unitOfWork.afterwards(() -> watchers.forEach(watcher -> watcher.accept(doctor)));
  }

  @Override
  public Map<DoctorId, Long> marks(Set<DoctorId> doctors) {
    return unitOfWork.atomically(
        () ->
            doctors.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(),
                        doctor -> rows.find(doctor).map(Row::mark).orElse(0L))));
  }

  @Override
  public void watch(Consumer<DoctorId> watcher) {
    watchers.add(watcher);
  }

  @Override
  public List<StaleEntry> stale(Instant now, int limit) {
    return rows.all().stream()
        .filter(row -> !row.holdsUntil().isAfter(now))
        .sorted(Comparator.comparing(Row::holdsUntil))
        .limit(limit)
        .map(row -> new StaleEntry(row.doctor(), row.mark()))
        .toList();
  }

  @Override
  public void replace(List<Replacement> replacements) {
    unitOfWork.run(() -> replacements.forEach(this::replace));
  }

  private void replace(Replacement replacement) {
    StaleEntry entry = replacement.entry();
    rows.find(entry.doctor())
        .filter(row -> row.mark() == entry.mark())
        .ifPresent(
            row ->
                rows.put(
                    row.doctor(),
                    new Row(
                        row.doctor(),
                        replacement.nextAvailableAt(),
                        replacement.holdsUntil(),
                        row.mark())));
  }

  /** Returns the indexed availability of a doctor, for listings. */
  public Optional<Instant> nextAvailableAt(DoctorId doctor) {
    return rows.find(doctor).flatMap(Row::nextAvailableAt);
  }
}
