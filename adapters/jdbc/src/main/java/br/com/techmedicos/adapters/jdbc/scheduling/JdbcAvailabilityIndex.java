package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.directory.ListingTable;
import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The next availability of each doctor. It is copied into the listings that searches read. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcAvailabilityIndex
    implements AvailabilityIndex, GenericRepository<JdbcAvailabilityIndex.AvailabilityRow, UUID> {

  private final JdbcUnitOfWork unitOfWork;
  private final ListingTable listings;

  JdbcAvailabilityIndex(JdbcUnitOfWork unitOfWork, ListingTable listings) {
    this.unitOfWork = unitOfWork;
    this.listings = listings;
  }

  @MappedEntity("availability")
  record AvailabilityRow(
      @Id @UuidColumn UUID doctorId,
      @InstantColumn @Nullable Instant nextAvailableAt,
      @InstantColumn Instant holdsUntil,
      long mark) {}

  @Override
  public void markStale(DoctorId doctor, Instant now) {
    mark(doctor.value(), now);
  }

  @Query(
      "INSERT INTO availability (doctor_id, holds_until, mark) VALUES (:doctorId, :now, 1)"
          + " ON DUPLICATE KEY UPDATE mark = mark + 1, holds_until = LEAST(holds_until, :now)")
  abstract void mark(UUID doctorId, @InstantColumn Instant now);

  @Override
  public List<StaleEntry> stale(Instant now, int limit) {
    return rows(now, limit).stream()
        .map(row -> new StaleEntry(new DoctorId(row.doctorId()), row.mark()))
        .toList();
  }

  @Query("SELECT * FROM availability WHERE holds_until <= :now ORDER BY holds_until LIMIT :limit")
  abstract List<AvailabilityRow> rows(@InstantColumn Instant now, int limit);

  @Override
  public void replace(StaleEntry entry, Optional<Instant> nextAvailableAt, Instant holdsUntil) {
    unitOfWork.atomically(
        () -> {
          int replaced =
              replace(
                  entry.doctor().value(), entry.mark(), nextAvailableAt.orElse(null), holdsUntil);
          if (replaced == 1) {
            listings.makeAvailable(entry.doctor(), nextAvailableAt);
          }
        });
  }

  @Query(
      "UPDATE availability SET next_available_at = :nextAvailableAt, holds_until = :holdsUntil"
          + " WHERE doctor_id = :doctorId AND mark = :mark")
  abstract int replace(
      UUID doctorId, long mark, @Nullable Instant nextAvailableAt, Instant holdsUntil);
}
