package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.Optional;

/** Lists doctors by status, for operators. */
public interface VerificationQueue {

  /**
   * Returns a page of doctors, oldest sign-up first.
   *
   * @param status their standing; {@link VerificationStatus#PENDING_VERIFICATION} also brings the
   *     verified ones with a new registration as a specialist, all who {@linkplain
   *     Doctor#awaitsVerification() await verification}
   * @param limit the most doctors on the page
   * @param after the last doctor of the page before
   */
  Page<Doctor, DoctorId> list(VerificationStatus status, int limit, Optional<DoctorId> after);
}
