package com.acme.seats.adapters.memory;

import com.acme.seats.adapters.contracts.SeatsContract;
import com.acme.seats.domain.Seats;

class InMemorySeatsTest extends SeatsContract {
  @Override
  protected Seats seats() {
    return new InMemorySeats();
  }
}
