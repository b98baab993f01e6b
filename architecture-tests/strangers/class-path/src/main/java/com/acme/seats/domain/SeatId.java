package com.acme.seats.domain;

/** The number of a seat. */
public record SeatId(int number) {}
