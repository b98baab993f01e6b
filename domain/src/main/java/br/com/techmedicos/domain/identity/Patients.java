package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.Optional;

/** All patients. That no two share a CPF or an e-mail is guaranteed by {@link Accounts}. */
public interface Patients {

  /**
   * Keeps a new patient.
   *
   * @param patient at version 1
   */
  void add(Patient patient);

  /**
   * A patient, by id.
   *
   * @param id which
   * @return the patient, or nothing if there is none
   */
  Optional<Patient> find(PatientId id);

  /**
   * Keeps a patient in place of the version before it.
   *
   * @param patient the successor of the one kept
   * @throws StaleVersion if the one kept is not the version before it
   */
  void update(Patient patient);
}
