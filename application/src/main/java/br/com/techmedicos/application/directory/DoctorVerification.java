package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import java.time.Instant;

/** Lets a registry decide at once what an operator would have to look up. */
final class DoctorVerification {

  private final CouncilRegistry registry;
  private final Doctors doctors;
  private final Outbox outbox;

  DoctorVerification(CouncilRegistry registry, Doctors doctors, Outbox outbox) {
    this.registry = registry;
    this.doctors = doctors;
    this.outbox = outbox;
  }

  /** The doctor, verified if something awaited verification and the registry confirms it. */
  Doctor askRegistry(Doctor doctor, Instant now) {
    if (!doctor.awaitsVerification()
        || registry.lookUp(doctor) == CouncilRegistry.Verdict.UNDECIDED) {
      return doctor;
    }
    var verified = doctor.verify(now);
    doctors.update(verified.aggregate());
    outbox.append(verified.event());
    return verified.aggregate();
  }
}
