package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.domain.identity.DoctorId;

/**
 * Lets everybody pass: in memory one unit of work runs at a time, so whoever is in one has the turn
 * already.
 */
public final class InMemoryBookingQueue implements BookingQueue {

  @Override
  public void takeTurn(DoctorId doctor) {
    // had with the unit of work
  }
}
