package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Finds out whether the database takes writes. A replica and a full disk would still let read. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Heartbeat implements GenericRepository<Heartbeat.HeartbeatRow, Integer> {

  private final JdbcUnitOfWork unitOfWork;

  Heartbeat(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  /** The only row. */
  @MappedEntity("heartbeat")
  record HeartbeatRow(@Id int onlyRow, @InstantColumn Instant beatAt) {}

  /**
   * Writes a row and commits. On a cluster, two instances may do so at once, so a conflict is
   * repeated.
   *
   * @param at now
   */
  public void beat(Instant at) {
    unitOfWork.oneByOne(
        () -> {
          write(at);
          return true;
        });
  }

  /** When the last one was written, by the clock of whoever wrote it; empty before the first. */
  public Optional<Instant> last() {
    return findByOnlyRow(1).map(HeartbeatRow::beatAt);
  }

  /** What time it is by the clock of the database. */
  public Instant now() {
    return Instant.ofEpochSecond(unixTimestamp());
  }

  @Query("SELECT UNIX_TIMESTAMP()")
  abstract long unixTimestamp();

  abstract Optional<HeartbeatRow> findByOnlyRow(int onlyRow);

  @Query(
      "INSERT INTO heartbeat (only_row, beat_at) VALUES (1, :at)"
          + " ON DUPLICATE KEY UPDATE beat_at = :at")
  abstract void write(@InstantColumn Instant at);
}
