package com.acme.seats.adapters.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.seats.domain.SeatId;
import com.acme.seats.domain.Seats;
import org.junit.jupiter.api.Test;

/** What seats promise. */
public abstract class SeatsContract {

  protected abstract Seats seats();

  @Test
  void a_seat_is_taken_once() {
    Seats seats = seats();

    assertThat(seats.take(new SeatId(1))).isTrue();
    assertThat(seats.take(new SeatId(1))).isFalse();
  }
}
