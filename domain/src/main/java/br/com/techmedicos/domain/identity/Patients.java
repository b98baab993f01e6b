package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.Optional;

/**
 * The store of all patients. {@link Accounts} guarantees that no two share a CPF or an e-mail
 * address.
 */
public interface Patients {

  /**
   * Stores a new patient.
   *
   * @param patient at version 1
   */
  void add(Patient patient);

  /**
   * Finds a patient by ID.
   *
   * @return the patient, or empty if there is none
   */
  Optional<Patient> find(PatientId id);

  /**
   * Replaces the previous version of a patient.
   *
   * @param patient the successor of the one kept
   * @throws StaleVersion if the stored version is not the previous one
   */
  void update(Patient patient);
}
