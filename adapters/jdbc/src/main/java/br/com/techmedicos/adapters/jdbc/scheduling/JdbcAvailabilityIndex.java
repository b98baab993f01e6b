package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.directory.ListingTable;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.domain.identity.DoctorId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When each doctor is next available; the listings that searches read repeat it. */
@Singleton
public final class JdbcAvailabilityIndex implements AvailabilityIndex {

  private final Sql sql;
  private final ListingTable listings;

  JdbcAvailabilityIndex(Sql sql, ListingTable listings) {
    this.sql = sql;
    this.listings = listings;
  }

  @Override
  public void markStale(DoctorId doctor, Instant now) {
    sql.update(
        "INSERT INTO availability (doctor_id, holds_until, mark) VALUES (?, ?, 1)"
            + " ON DUPLICATE KEY UPDATE mark = mark + 1, holds_until = LEAST(holds_until, ?)",
        doctor.value(),
        now,
        now);
  }

  @Override
  public List<StaleEntry> stale(Instant now, int limit) {
    return sql.list(
        "SELECT doctor_id, mark FROM availability WHERE holds_until <= ?"
            + " ORDER BY holds_until LIMIT ?",
        row -> new StaleEntry(new DoctorId(row.id("doctor_id")), row.number("mark")),
        now,
        limit);
  }

  @Override
  public void replace(StaleEntry entry, Optional<Instant> nextAvailableAt, Instant holdsUntil) {
    sql.atomically(
        () -> {
          int replaced =
              sql.update(
                  "UPDATE availability SET next_available_at = ?, holds_until = ?"
                      + " WHERE doctor_id = ? AND mark = ?",
                  nextAvailableAt,
                  holdsUntil,
                  entry.doctor().value(),
                  entry.mark());
          if (replaced == 1) {
            listings.makeAvailable(entry.doctor(), nextAvailableAt);
          }
        });
  }
}
