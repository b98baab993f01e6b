package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Accounts;
import java.time.Clock;
import java.util.List;

/** The use cases of doctors: signing up, being verified, changing a profile. */
public final class Directory {

  private final Dependencies ports;
  private final Identity identity;
  private final List<DoctorFollowUp> followUps;
  private final IdGenerator ids;
  private final Clock clock;
  private final DoctorVerification verification;

  /** The ports that the use cases need. */
  public record Dependencies(
      UnitOfWork unitOfWork,
      Outbox outbox,
      Accounts accounts,
      Doctors doctors,
      PasswordHasher passwordHasher,
      CouncilRegistry registry) {}

  public Directory(
      Dependencies ports,
      Identity identity,
      List<DoctorFollowUp> followUps,
      IdGenerator ids,
      Clock clock) {
    this.ports = ports;
    this.identity = identity;
    this.followUps = List.copyOf(followUps);
    this.ids = ids;
    this.clock = clock;
    this.verification = new DoctorVerification(ports.registry, ports.doctors, ports.outbox);
  }

  public RegisterDoctor registerDoctor() {
    return new RegisterDoctor(
        ports.unitOfWork,
        ports.doctors,
        ports.accounts,
        identity.signUpThrottle(),
        ports.passwordHasher,
        identity.acceptDocuments(),
        verification,
        ports.outbox,
        ids,
        clock);
  }

  public ViewDoctorProfile viewDoctorProfile() {
    return new ViewDoctorProfile(ports.doctors);
  }

  public UpdateDoctorProfile updateDoctorProfile() {
    return new UpdateDoctorProfile(
        ports.unitOfWork, ports.doctors, verification, followUps, ports.outbox, clock);
  }

  public DecideVerification decideVerification() {
    return new DecideVerification(
        ports.unitOfWork,
        ports.doctors,
        identity.suspendAccount(),
        identity.reinstateAccount(),
        followUps,
        ports.outbox,
        clock);
  }
}
