package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.ratelimit.RateLimits;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
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
      RateLimits rateLimits,
      IdGenerator ids,
      Clock clock) {
    BookingPolicy policy =
        rateLimits.enabled() ? BookingPolicy.standard() : BookingPolicy.withoutQuota();
    return new Scheduling(ports, identity, policy, ids, clock);
  }
}
