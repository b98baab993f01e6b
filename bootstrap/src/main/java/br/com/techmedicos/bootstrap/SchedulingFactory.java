package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wires agendas and appointments. */
@Factory
@Import(classes = Scheduling.Dependencies.class)
final class SchedulingFactory {

  @Singleton
  Scheduling scheduling(
      Scheduling.Dependencies ports,
      Identity identity,
      @Property(name = "techmedicos.rate-limits.enabled", defaultValue = "true") boolean rateLimits,
      IdGenerator ids,
      Clock clock) {
    BookingPolicy policy = rateLimits ? BookingPolicy.standard() : BookingPolicy.withoutQuota();
    return new Scheduling(ports, identity, policy, ids, clock);
  }
}
