package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether lists of slots that were read before are still right: each change of what a list
 * shows raises the doctor's mark. Only the clock changes a list without it.
 */
public final class ReadMarks {

  private final AvailabilityIndex availability;

  ReadMarks(AvailabilityIndex availability) {
    this.availability = availability;
  }

  /** Whose marks to read. */
  public record Query(Set<DoctorId> doctors) {}

  /**
   * Reads the marks.
   *
   * @return the marks of all the doctors
   */
  public Map<DoctorId, Long> handle(Query query) {
    return availability.marks(query.doctors());
  }
}
