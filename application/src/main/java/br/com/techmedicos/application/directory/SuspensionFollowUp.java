package br.com.techmedicos.application.directory;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;

/**
 * What else must happen when a doctor's licence is withdrawn, in the same unit of work. Features
 * that hold something of a doctor's implement it.
 */
public interface SuspensionFollowUp {

  /**
   * Follows up.
   *
   * @param doctor who is suspended
   * @param now the present
   */
  void doctorSuspended(DoctorId doctor, Instant now);
}
