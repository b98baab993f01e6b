package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.domain.identity.DoctorId;

/** Does nothing. In memory one unit of work runs at a time, so the caller already has the turn. */
public final class InMemoryBookingQueue implements BookingQueue {

  @Override
  public void takeTurn(DoctorId doctor) {
    // the unit of work is the turn
  }
}
