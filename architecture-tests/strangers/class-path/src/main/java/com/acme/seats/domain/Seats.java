package com.acme.seats.domain;

/** The seats that are taken. */
public interface Seats {

  /** Takes a seat, unless it is taken. */
  boolean take(SeatId seat);
}
