package com.acme.seats.application;

import com.acme.seats.domain.SeatId;
import com.acme.seats.domain.Seats;

/** Reserves a seat. */
public final class ReserveSeat {

  private final Seats seats;

  public ReserveSeat(Seats seats) {
    this.seats = seats;
  }

  /** Which seat. */
  public record Command(SeatId seat) {}

  /** Reserves it. */
  public boolean handle(Command command) {
    return seats.take(command.seat());
  }
}
