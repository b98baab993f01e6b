package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.DomainException;

/** Shows a doctor's own profile, verified or not. */
public final class ViewDoctorProfile {

  private final Doctors doctors;

  ViewDoctorProfile(Doctors doctors) {
    this.doctors = doctors;
  }

  /** The doctor. */
  public record Query(DoctorId doctor) {}

  /**
   * Returns the doctor.
   *
   * @param query what to look at
   * @return the doctor
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such doctor
   */
  public Doctor handle(Query query) {
    return doctors.find(query.doctor()).orElseThrow(UseCaseViolation::notFound);
  }
}
