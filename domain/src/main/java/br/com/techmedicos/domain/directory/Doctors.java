package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.Optional;

/** All doctors, whatever their standing. Searches show the verified ones only. */
public interface Doctors {

  /**
   * Keeps a new doctor.
   *
   * @param doctor at version 1
   */
  void add(Doctor doctor);

  /**
   * A doctor.
   *
   * @param id which
   */
  Optional<Doctor> find(DoctorId id);

  /**
   * Keeps a doctor in place of the version before it.
   *
   * @param doctor the successor of the one kept
   * @throws StaleVersion if the one kept is not the version before it
   */
  void update(Doctor doctor);
}
