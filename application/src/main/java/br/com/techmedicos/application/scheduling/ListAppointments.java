package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.Page;
import java.time.Clock;

/** Lists a participant's appointments. */
public final class ListAppointments {

  private final AppointmentListings listings;
  private final Clock clock;

  ListAppointments(AppointmentListings listings, Clock clock) {
    this.listings = listings;
    this.clock = clock;
  }

  /**
   * Lists the appointments.
   *
   * @return a page of appointments in their current state
   */
  public Page<AppointmentDetails, AppointmentListings.Key> handle(AppointmentListings.Query query) {
    return listings.list(query, clock.instant());
  }
}
