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

  /** What the registry says, if something awaits verification. It is remote: in no transaction. */
  CouncilRegistry.Lookup lookUp(Doctor doctor) {
    return doctor.awaitsVerification() ? registry.lookUp(doctor) : CouncilRegistry.Lookup.UNDECIDED;
  }

  /** The doctor who was looked up, verified if the registry confirmed it. */
  Doctor apply(CouncilRegistry.Lookup lookup, Doctor doctor, Instant now) {
    return switch (lookup) {
      case UNDECIDED -> doctor;
      case CONFIRMED -> {
        var verified = doctor.verify(now);
        doctors.update(verified.aggregate());
        outbox.append(verified.event());
        yield verified.aggregate();
      }
    };
  }
}
