package com.acme.seats.bootstrap;

import com.acme.seats.adapters.memory.InMemorySeats;
import com.acme.seats.application.ReserveSeat;

/** Puts it together. */
public final class Wiring {

  private Wiring() {}

  /** Makes the use case. */
  public static ReserveSeat reserveSeat() {
    return new ReserveSeat(new InMemorySeats());
  }
}
