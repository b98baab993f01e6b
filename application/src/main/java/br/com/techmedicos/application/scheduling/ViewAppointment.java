package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** Shows an appointment to one of its parties. */
public final class ViewAppointment {

  private final AppointmentListings listings;
  private final Clock clock;

  ViewAppointment(AppointmentListings listings, Clock clock) {
    this.listings = listings;
    this.clock = clock;
  }

  /** The appointment to show. */
  public record Query(AppointmentId appointment, Participant participant) {}

  /**
   * Returns the appointment.
   *
   * @param query what to look at
   * @return the appointment in its current state
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is not the caller's
   */
  public AppointmentDetails handle(Query query) {
    return listings
        .find(query.appointment())
        .filter(details -> query.participant().takesPartIn(details.appointment()))
        .map(details -> details.asOf(clock.instant()))
        .orElseThrow(UseCaseViolation::notFound);
  }
}
