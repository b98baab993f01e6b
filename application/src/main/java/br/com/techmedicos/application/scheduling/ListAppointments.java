package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.Page;
import java.time.Clock;

/** A party goes through their appointments. */
public final class ListAppointments {

  private final AppointmentListings listings;
  private final Clock clock;

  ListAppointments(AppointmentListings listings, Clock clock) {
    this.listings = listings;
    this.clock = clock;
  }

  /**
   * Lists.
   *
   * @param query whose, and which
   * @return a page of them, as they stand now
   */
  public Page<AppointmentDetails, AppointmentListings.Key> handle(AppointmentListings.Query query) {
    return listings.list(query, clock.instant());
  }
}
