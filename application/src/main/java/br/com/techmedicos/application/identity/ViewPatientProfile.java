package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.shared.DomainException;

/** A patient looks at what the service knows of them. */
public final class ViewPatientProfile {

  private final Patients patients;

  /**
   * Needs its ports.
   *
   * @param patients all patients
   */
  ViewPatientProfile(Patients patients) {
    this.patients = patients;
  }

  /**
   * Who looks.
   *
   * @param patient who
   */
  public record Query(PatientId patient) {}

  /**
   * Looks.
   *
   * @param query who looks
   * @return the patient
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such patient
   */
  public Patient handle(Query query) {
    return patients.find(query.patient()).orElseThrow(UseCaseViolation::notFound);
  }
}
