package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.Optional;

/** The store of all doctors, whatever their status. Searches return only verified ones. */
public interface Doctors {

  /**
   * Stores a new doctor.
   *
   * @param doctor at version 1
   */
  void add(Doctor doctor);

  /** Finds a doctor by ID. */
  Optional<Doctor> find(DoctorId id);

  /**
   * Finds a doctor by ID and holds them until the unit of work ends: another one that holds the
   * same doctor waits until then. This serialises bookings of a doctor with each other and with a
   * suspension. It avoids conflicts; that appointments never overlap does not depend on it.
   */
  Optional<Doctor> hold(DoctorId id);

  /**
   * Replaces the previous version of a doctor.
   *
   * @param doctor the successor of the one kept
   * @throws StaleVersion if the stored version is not the previous one
   */
  void update(Doctor doctor);
}
