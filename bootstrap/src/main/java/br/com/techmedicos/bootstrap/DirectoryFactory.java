package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.directory.CouncilRegistry;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DoctorVerification;
import br.com.techmedicos.application.directory.RegisterDoctor;
import br.com.techmedicos.application.directory.SuspensionFollowUp;
import br.com.techmedicos.application.directory.UpdateDoctorProfile;
import br.com.techmedicos.application.directory.ViewDoctorProfile;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.SignUpThrottle;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Accounts;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Doctors: signing up, being verified, changing what they say of themselves. */
@Factory
final class DirectoryFactory {

  /** Nobody is asked, so an operator decides; a bean of the same type takes its place. */
  @Singleton
  @Requires(missingBeans = CouncilRegistry.class)
  CouncilRegistry councilRegistry() {
    return doctor -> CouncilRegistry.Verdict.UNDECIDED;
  }

  @Singleton
  DoctorVerification doctorVerification(CouncilRegistry registry, Doctors doctors, Outbox outbox) {
    return new DoctorVerification(registry, doctors, outbox);
  }

  @Singleton
  RegisterDoctor registerDoctor(
      UnitOfWork unitOfWork,
      Doctors doctors,
      Accounts accounts,
      SignUpThrottle throttle,
      PasswordHasher passwordHasher,
      DoctorVerification verification,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    return new RegisterDoctor(
        unitOfWork, doctors, accounts, throttle, passwordHasher, verification, outbox, ids, clock);
  }

  @Singleton
  ViewDoctorProfile viewDoctorProfile(Doctors doctors) {
    return new ViewDoctorProfile(doctors);
  }

  @Singleton
  UpdateDoctorProfile updateDoctorProfile(
      UnitOfWork unitOfWork,
      Doctors doctors,
      DoctorVerification verification,
      Outbox outbox,
      Clock clock) {
    return new UpdateDoctorProfile(unitOfWork, doctors, verification, outbox, clock);
  }

  @Singleton
  DecideVerification decideVerification(
      UnitOfWork unitOfWork,
      Doctors doctors,
      SuspendAccount suspendAccount,
      ReinstateAccount reinstateAccount,
      List<SuspensionFollowUp> followUps,
      Outbox outbox,
      Clock clock) {
    return new DecideVerification(
        unitOfWork, doctors, suspendAccount, reinstateAccount, followUps, outbox, clock);
  }
}
