package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.directory.CouncilRegistry;
import br.com.techmedicos.application.directory.Directory;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.scheduling.Scheduling;
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
  Directory directory(
      UnitOfWork unitOfWork,
      Outbox outbox,
      Accounts accounts,
      Doctors doctors,
      PasswordHasher hasher,
      CouncilRegistry registry,
      Identity identity,
      Scheduling scheduling,
      IdGenerator ids,
      Clock clock) {
    return new Directory(
        new Directory.Ports(unitOfWork, outbox, accounts, doctors, hasher, registry),
        identity,
        List.of(scheduling.suspensionFollowUp()),
        ids,
        clock);
  }
}
