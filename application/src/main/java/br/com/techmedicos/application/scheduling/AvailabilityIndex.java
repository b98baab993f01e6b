package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When each doctor is next available, as searches show it; computed a moment later, not with every
 * booking.
 */
public interface AvailabilityIndex {

  /**
   * What is indexed of a doctor no longer holds from now on.
   *
   * @param doctor whose agenda or appointments changed
   * @param now the present
   */
  void markStale(DoctorId doctor, Instant now);

  /**
   * Entries that no longer hold, the longest first.
   *
   * @param now the present
   * @param limit the most wanted
   */
  List<StaleEntry> stale(Instant now, int limit);

  /**
   * Replaces an entry that no longer held, unless it was marked stale again since it was read.
   *
   * @param entry as {@link #stale} gave it, before the doctor's appointments were read
   * @param nextAvailableAt the first free slot's start
   * @param holdsUntil from when on this no longer holds
   */
  void replace(StaleEntry entry, Optional<Instant> nextAvailableAt, Instant holdsUntil);

  /**
   * An entry that no longer holds.
   *
   * @param doctor whose entry
   * @param mark tells this staleness from a later one
   */
  record StaleEntry(DoctorId doctor, long mark) {}
}
