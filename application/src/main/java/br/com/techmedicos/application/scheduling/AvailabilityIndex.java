package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The next availability of each doctor, as shown in searches. It is computed shortly after a
 * change, not as part of a booking.
 */
public interface AvailabilityIndex {

  /**
   * Marks the entry of a doctor as stale, and raises the doctor's mark.
   *
   * @param doctor whose agenda, appointments, price or status changed
   */
  void markStale(DoctorId doctor, Instant now);

  /** Returns stale entries, oldest first. */
  List<StaleEntry> stale(Instant now, int limit);

  /** Replaces stale entries, except those that were marked stale again since they were read. */
  void replace(List<Replacement> replacements);

  /**
   * Returns how often each doctor was marked stale.
   *
   * @return a mark for each of the doctors; 0 for one never marked
   */
  Map<DoctorId, Long> marks(Set<DoctorId> doctors);

  /** Returns how often a doctor was marked stale; 0 for never. */
  default long mark(DoctorId doctor) {
    return Objects.requireNonNull(marks(Set.of(doctor)).get(doctor));
  }

  /**
   * Adds a watcher of this instance's changes.
   *
   * @param watcher is told each doctor marked stale here, as soon as that unit of work has ended,
   *     whatever became of it; must be quick and never fail
   */
  void watch(Consumer<DoctorId> watcher);

  /**
   * A stale entry.
   *
   * @param mark tells this staleness from a later one
   */
  record StaleEntry(DoctorId doctor, long mark) {}

  /**
   * What takes the place of a stale entry.
   *
   * @param entry as {@link #stale} gave it, before the doctor's appointments were read
   * @param nextAvailableAt the first free slot's start
   * @param holdsUntil from when on this no longer holds
   */
  record Replacement(StaleEntry entry, Optional<Instant> nextAvailableAt, Instant holdsUntil) {}
}
