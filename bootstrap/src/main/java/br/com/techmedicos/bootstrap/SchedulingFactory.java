package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.calendar.Ical4jCalendarRenderer;
import br.com.techmedicos.adapters.encryption.TinkCalendarSecrets;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimits;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.scheduling.CalendarRenderer;
import br.com.techmedicos.application.scheduling.CalendarSecrets;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wires agendas and appointments. */
@Factory
@Import(classes = Scheduling.Dependencies.class)
final class SchedulingFactory {

  /** Cannot receive mail (RFC 2606). */
  private static final String NOBODY = "no-reply@techmedicos.invalid";

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

  @Singleton
  CalendarSecrets calendarSecrets(Environment settings, Clock clock) {
    return new TinkCalendarSecrets(IdentityFactory.keyFolder(settings), clock);
  }

  /** The organizer of appointments in calendars is whom messages come from. */
  @Singleton
  CalendarRenderer calendarRenderer(
      @Property(name = "techmedicos.mail.from", defaultValue = NOBODY) String organizer) {
    return new Ical4jCalendarRenderer(EmailAddress.parse(organizer));
  }
}
