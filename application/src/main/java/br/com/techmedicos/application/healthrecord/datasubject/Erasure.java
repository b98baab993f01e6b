package br.com.techmedicos.application.healthrecord.datasubject;

import java.time.Instant;
import java.util.Set;

/**
 * The result of an erasure.
 *
 * @param files how many of their uploads were erased
 * @param groups how many of their groups were erased
 * @param grants how many of their grants were ended
 * @param appointments how many of their coming appointments were cancelled
 * @param kept what the law keeps
 */
public record Erasure(
    int files, int groups, int grants, int appointments, Set<Kept> kept, Instant keptUntil) {

  public Erasure {
    kept = Set.copyOf(kept);
  }

  /**
   * The data that the law requires to be kept (Law 13.787/2018, article 6; Law 13.709/2018, article
   * 16, I).
   */
  public enum Kept {
    /** Name, CPF and birth date, which identify the owner of the other data. */
    IDENTIFICATION,
    /** Documents written by doctors. */
    DOCUMENTS,
    /** Bookings and consultations, with consents. */
    APPOINTMENTS,
    /** The log of accesses to the record. */
    ACCESS_LOG
  }
}
