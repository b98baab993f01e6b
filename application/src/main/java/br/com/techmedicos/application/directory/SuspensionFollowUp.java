package br.com.techmedicos.application.directory;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;

/**
 * A further action on the suspension of a doctor, in the same unit of work. Features with data of
 * the doctor implement it.
 */
public interface SuspensionFollowUp {

  /** Called when a doctor was suspended. */
  void doctorSuspended(DoctorId doctor, Instant now);
}
