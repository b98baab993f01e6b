package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import java.time.Instant;

/** Verifies a doctor at once if a registry confirms the claims, without an operator. */
final class DoctorVerification {

  private final CouncilRegistry registry;
  private final Doctors doctors;
  private final Outbox outbox;

  DoctorVerification(CouncilRegistry registry, Doctors doctors, Outbox outbox) {
    this.registry = registry;
    this.doctors = doctors;
    this.outbox = outbox;
  }

  /**
   * Looks up the doctor, if anything awaits verification. It is a remote call, so it must not be
   * made in a transaction.
   */
  CouncilRegistry.Lookup lookUp(Doctor doctor) {
    return doctor.awaitsVerification() ? registry.lookUp(doctor) : CouncilRegistry.Lookup.UNDECIDED;
  }

  /** Applies the result: verifies the doctor if the registry confirmed the claims. */
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
