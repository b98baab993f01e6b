package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.directory.ListingTable;
import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The next availability of each doctor. It is copied into the listings that searches read. */
@Singleton // it has watchers
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcAvailabilityIndex
    implements AvailabilityIndex, GenericRepository<JdbcAvailabilityIndex.AvailabilityRow, UUID> {

  /** How many marks one statement reads. */
  private static final int AT_ONCE = 500;

  private final JdbcUnitOfWork unitOfWork;
  private final ListingTable listings;
  private final List<Consumer<DoctorId>> watchers = new CopyOnWriteArrayList<>();

  JdbcAvailabilityIndex(JdbcUnitOfWork unitOfWork, ListingTable listings) {
    this.unitOfWork = unitOfWork;
    this.listings = listings;
  }

  @MappedEntity("availability")
  record AvailabilityRow(
      @Id @UuidColumn UUID doctorId,
      @InstantColumn @Nullable Instant nextAvailableAt,
      @InstantColumn Instant holdsUntil,
      long mark) {

    static AvailabilityRow of(Replacement replacement) {
      StaleEntry entry = replacement.entry();
      return new AvailabilityRow(
          entry.doctor().value(),
          replacement.nextAvailableAt().orElse(null),
          replacement.holdsUntil(),
          entry.mark());
    }
  }

  @Override
  public void markStale(DoctorId doctor, Instant now) {
    mark(doctor.value(), now);
    unitOfWork.afterwards(() -> watchers.forEach(watcher -> watcher.accept(doctor)));
  }

  @Query(
      "INSERT INTO availability (doctor_id, holds_until, mark) VALUES (:doctorId, :now, 1)"
          + " ON DUPLICATE KEY UPDATE mark = mark + 1, holds_until = LEAST(holds_until, :now)")
  abstract void mark(UUID doctorId, @InstantColumn Instant now);

  @Override
  public Map<DoctorId, Long> marks(Set<DoctorId> doctors) {
    Map<DoctorId, Long> marks = new HashMap<>();
    doctors.forEach(doctor -> marks.put(doctor, 0L));
    List<UUID> ids = doctors.stream().map(DoctorId::value).toList();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      marks(ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
          .forEach(row -> marks.put(new DoctorId(row.doctorId()), row.mark()));
    }
    return marks;
  }

  @MappedEntity("availability")
  record MarkRow(@UuidColumn UUID doctorId, long mark) {}

  @Query("SELECT doctor_id, mark FROM availability WHERE doctor_id IN (:doctors)")
  abstract List<MarkRow> marks(@Expandable @UuidColumn List<UUID> doctors);

  @Override
  public void watch(Consumer<DoctorId> watcher) {
    watchers.add(watcher);
  }

  @Override
  public List<StaleEntry> stale(Instant now, int limit) {
    return rows(now, limit).stream()
        .map(row -> new StaleEntry(new DoctorId(row.doctorId()), row.mark()))
        .toList();
  }

  @Query("SELECT * FROM availability WHERE holds_until <= :now ORDER BY holds_until LIMIT :limit")
  abstract List<AvailabilityRow> rows(@InstantColumn Instant now, int limit);

  @Override
  public void replace(List<Replacement> replacements) {
    if (replacements.isEmpty()) {
      return;
    }
    List<AvailabilityRow> rows =
        replacements.stream()
            .map(AvailabilityRow::of)
            .sorted(Comparator.comparing(AvailabilityRow::doctorId)) // lest two runs deadlock
            .toList();
    Set<Mark> marks = rows.stream().map(Mark::of).collect(Collectors.toSet());
    List<UUID> doctors = rows.stream().map(AvailabilityRow::doctorId).toList();
    unitOfWork.atomically(
        () -> {
          replaceAll(rows);
          List<UUID> replaced =
              rows(doctors).stream()
                  .filter(row -> marks.contains(Mark.of(row)))
                  .map(AvailabilityRow::doctorId)
                  .toList();
          if (!replaced.isEmpty()) {
            listings.makeAvailable(replaced);
          }
        });
  }

  /** Which entry was read. One that still has the mark after {@link #replaceAll} was replaced. */
  private record Mark(UUID doctor, long mark) {

    static Mark of(AvailabilityRow row) {
      return new Mark(row.doctorId(), row.mark());
    }
  }

  @Query(
      "UPDATE availability SET next_available_at = :nextAvailableAt, holds_until = :holdsUntil"
          + " WHERE doctor_id = :doctorId AND mark = :mark")
  abstract void replaceAll(List<AvailabilityRow> rows);

  @Query("SELECT * FROM availability WHERE doctor_id IN (:doctors)")
  abstract List<AvailabilityRow> rows(@Expandable @UuidColumn List<UUID> doctors);
}
