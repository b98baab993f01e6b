package br.com.techmedicos.adapters.memory.directory;

import br.com.techmedicos.adapters.memory.shared.Pages;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Doctors by status, in memory. */
public final class InMemoryVerificationQueue implements VerificationQueue {

  /** IDs start with the time of their creation. */
  private static final Comparator<DoctorId> BY_SIGNING_UP = Comparator.comparing(DoctorId::value);

  private final Supplier<List<Doctor>> all;

  /**
   * Queues what any store of doctors holds.
   *
   * @param all all that it holds, in any order
   */
  public InMemoryVerificationQueue(Supplier<List<Doctor>> all) {
    this.all = all;
  }

  @Override
  public Page<Doctor, DoctorId> list(
      VerificationStatus status, int limit, Optional<DoctorId> after) {
    return Pages.cut(
        all.get().stream().filter(doctor -> isAskedFor(doctor, status)),
        Doctor::id,
        BY_SIGNING_UP,
        limit,
        after);
  }

  private static boolean isAskedFor(Doctor doctor, VerificationStatus status) {
    return doctor.status() == status
        || (status == VerificationStatus.PENDING_VERIFICATION && doctor.awaitsVerification());
  }
}
