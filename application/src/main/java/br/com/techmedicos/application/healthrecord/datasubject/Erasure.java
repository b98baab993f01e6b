package br.com.techmedicos.application.healthrecord.datasubject;

import java.time.Instant;
import java.util.Set;

/**
 * What became of a patient's data when they asked for erasure.
 *
 * @param files how many of their uploads were erased
 * @param groups how many of their groups were erased
 * @param grants how many of their grants were ended
 * @param appointments how many of their coming appointments were cancelled
 * @param kept what the law keeps
 * @param keptUntil how long
 */
public record Erasure(
    int files, int groups, int grants, int appointments, Set<Kept> kept, Instant keptUntil) {

  public Erasure {
    kept = Set.copyOf(kept);
  }

  /** What the law keeps (Law 13.787/2018, article 6; Law 13.709/2018, article 16, I). */
  public enum Kept {
    /** Name, CPF and birth date, without which nobody would know whose the rest is. */
    IDENTIFICATION,
    /** What doctors wrote. */
    DOCUMENTS,
    /** That consultations were booked and took place, with consents. */
    APPOINTMENTS,
    /** Who looked at the record. */
    ACCESS_LOG
  }
}
