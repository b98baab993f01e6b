package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.domain.identity.DoctorId;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Instants on the clocks of a doctor's agenda, to the minute, for people. */
@Singleton
public final class AgendaTimes {

  private final Provider<Scheduling> scheduling;

  AgendaTimes(Provider<Scheduling> scheduling) {
    this.scheduling = scheduling;
  }

  /** The first whole minute from an instant on. */
  public ZonedDateTime from(Instant instant, DoctorId doctor) {
    return until(instant.plus(Duration.ofMinutes(1).minusNanos(1)), doctor);
  }

  /** The last whole minute up to an instant. */
  public ZonedDateTime until(Instant instant, DoctorId doctor) {
    var agenda = scheduling.get().viewAgenda().handle(new ViewAgenda.Query(doctor));
    return instant.truncatedTo(ChronoUnit.MINUTES).atZone(agenda.template().zone().zoneId());
  }
}
