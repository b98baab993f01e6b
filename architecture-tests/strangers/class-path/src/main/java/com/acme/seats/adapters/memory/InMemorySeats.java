package com.acme.seats.adapters.memory;

import com.acme.seats.domain.SeatId;
import com.acme.seats.domain.Seats;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Seats in memory. */
public final class InMemorySeats implements Seats {

  private final Set<SeatId> taken = ConcurrentHashMap.newKeySet();

  @Override
  public boolean take(SeatId seat) {
    return taken.add(seat);
  }
}
