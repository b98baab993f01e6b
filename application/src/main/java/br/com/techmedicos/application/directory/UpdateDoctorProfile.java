package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Changes a doctor's name, price, practice or specialties. A new registration as a specialist
 * awaits verification. Prices of booked appointments do not change.
 */
public final class UpdateDoctorProfile {

  private final UnitOfWork unitOfWork;
  private final Doctors doctors;
  private final DoctorVerification verification;
  private final List<DoctorFollowUp> followUps;
  private final Outbox outbox;
  private final Clock clock;

  UpdateDoctorProfile(
      UnitOfWork unitOfWork,
      Doctors doctors,
      DoctorVerification verification,
      List<DoctorFollowUp> followUps,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.doctors = doctors;
    this.verification = verification;
    this.followUps = List.copyOf(followUps);
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The new profile.
   *
   * @param expectedVersion the version that the doctor has seen
   * @param profile what they say of themselves now
   */
  public record Command(DoctorId doctor, long expectedVersion, DoctorProfile profile) {}

  /**
   * Updates the profile.
   *
   * @return the updated doctor
   * @throws DomainException with {@link UseCaseViolation.NotFound} or {@link
   *     UseCaseViolation.VersionMismatch}
   */
  public Doctor handle(Command command) {
    Instant now = clock.instant();
    var changed = seen(command).changeProfile(command.profile(), now);
    CouncilRegistry.Lookup lookup = verification.lookUp(changed.aggregate());
    return unitOfWork.execute(
        () -> {
          seen(command); // checks the version again
          doctors.update(changed.aggregate());
          outbox.append(changed.event());
          followUps.forEach(followUp -> followUp.doctorChanged(command.doctor(), now));
          return verification.apply(lookup, changed.aggregate(), now);
        });
  }

  /** Returns the doctor, if the caller has seen the current version. */
  private Doctor seen(Command command) {
    Doctor doctor = doctors.find(command.doctor()).orElseThrow(UseCaseViolation::notFound);
    if (doctor.version() != command.expectedVersion()) {
      throw new DomainException(new UseCaseViolation.VersionMismatch());
    }
    return doctor;
  }
}
