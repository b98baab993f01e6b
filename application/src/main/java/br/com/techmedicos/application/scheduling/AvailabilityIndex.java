package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The next availability of each doctor, as shown in searches. It is computed shortly after a
 * change, not as part of a booking.
 */
public interface AvailabilityIndex {

  /**
   * Marks the entry of a doctor as stale.
   *
   * @param doctor whose agenda or appointments changed
   */
  void markStale(DoctorId doctor, Instant now);

  /** Returns stale entries, oldest first. */
  List<StaleEntry> stale(Instant now, int limit);

  /**
   * Replaces a stale entry, unless it was marked stale again since it was read.
   *
   * @param entry as {@link #stale} gave it, before the doctor's appointments were read
   * @param nextAvailableAt the first free slot's start
   * @param holdsUntil from when on this no longer holds
   */
  void replace(StaleEntry entry, Optional<Instant> nextAvailableAt, Instant holdsUntil);

  /**
   * A stale entry.
   *
   * @param mark tells this staleness from a later one
   */
  record StaleEntry(DoctorId doctor, long mark) {}
}
