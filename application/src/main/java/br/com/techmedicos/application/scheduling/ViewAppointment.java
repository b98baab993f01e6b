package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** A party looks at an appointment. */
public final class ViewAppointment {

  private final AppointmentListings listings;
  private final Clock clock;

  ViewAppointment(AppointmentListings listings, Clock clock) {
    this.listings = listings;
    this.clock = clock;
  }

  /**
   * What to look at.
   *
   * @param appointment which appointment
   * @param participant who looks
   */
  public record Query(AppointmentId appointment, Participant participant) {}

  /**
   * Looks.
   *
   * @param query what to look at
   * @return the appointment as it stands now
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is not the caller's
   */
  public AppointmentDetails handle(Query query) {
    return listings
        .find(query.appointment(), clock.instant())
        .filter(details -> query.participant().takesPartIn(details.appointment()))
        .orElseThrow(UseCaseViolation::notFound);
  }
}
