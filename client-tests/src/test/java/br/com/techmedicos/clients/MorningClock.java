package br.com.techmedicos.clients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands at five to eight in São Paulo until a story goes on. */
final class MorningClock extends Clock {

  private static final Instant FIRST = Instant.parse("2027-03-01T10:55:00Z");

  private volatile Instant now = FIRST;
  private volatile int days;

  /** Goes on to the next morning. */
  void nextMorning() {
    days++;
    now = FIRST.plus(Duration.ofDays(days));
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants need no zone");
  }
}
