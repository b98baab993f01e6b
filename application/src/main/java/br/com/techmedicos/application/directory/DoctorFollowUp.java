package br.com.techmedicos.application.directory;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;

/**
 * What follows from a change of a doctor, in the same unit of work. Features with data of the
 * doctor implement it.
 */
public interface DoctorFollowUp {

  /** Called when a doctor's profile or status has changed. */
  void doctorChanged(DoctorId doctor, Instant now);

  /** Called when a doctor was suspended. */
  void doctorSuspended(DoctorId doctor, Instant now);
}
