package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.shared.DomainException;

/** Shows a patient's own profile. */
public final class ViewPatientProfile {

  private final Patients patients;

  ViewPatientProfile(Patients patients) {
    this.patients = patients;
  }

  /** The patient. */
  public record Query(PatientId patient) {}

  /**
   * Returns the patient.
   *
   * @return the patient
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such patient
   */
  public Patient handle(Query query) {
    return patients.find(query.patient()).orElseThrow(UseCaseViolation::notFound);
  }
}
