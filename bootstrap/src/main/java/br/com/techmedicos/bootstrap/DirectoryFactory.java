package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.directory.CouncilRegistry;
import br.com.techmedicos.application.directory.Directory;
import br.com.techmedicos.application.identity.DoctorAddresses;
import br.com.techmedicos.application.identity.DoctorNames;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.domain.directory.Doctors;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Wires the directory of doctors. */
@Factory
@Import(classes = Directory.Dependencies.class)
final class DirectoryFactory {

  /**
   * Provides no registry look-up, so that operators decide. A bean of the same type replaces it.
   */
  @Singleton
  @Requires(missingBeans = CouncilRegistry.class)
  CouncilRegistry councilRegistry() {
    return doctor -> CouncilRegistry.Lookup.UNDECIDED;
  }

  /** New passwords must not be the name either, which the directory knows. */
  @Singleton
  DoctorNames doctorNames(Doctors doctors) {
    return doctor -> doctors.find(doctor).map(found -> found.profile().name());
  }

  /** The directory keeps where doctors are told things. */
  @Singleton
  DoctorAddresses doctorAddresses(Doctors doctors) {
    return (doctor, address) ->
        doctors.find(doctor).map(found -> found.withEmail(address)).ifPresent(doctors::update);
  }

  @Singleton
  Directory directory(
      Directory.Dependencies ports,
      Identity identity,
      Scheduling scheduling,
      IdGenerator ids,
      Clock clock) {
    return new Directory(ports, identity, List.of(scheduling.doctorFollowUp()), ids, clock);
  }
}
