package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.identity.AccountPolicy;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.oversight.Oversight;
import br.com.techmedicos.application.shared.IdGenerator;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wires the log of what operators do. */
@Factory
@Import(classes = Oversight.Dependencies.class)
final class OversightFactory {

  @Singleton
  Oversight oversight(
      Oversight.Dependencies ports,
      Identity identity,
      HealthRecord healthRecord,
      AccountPolicy policy,
      IdGenerator ids,
      Clock clock) {
    return new Oversight(ports, identity, healthRecord, policy, ids, clock);
  }
}
