package br.com.techmedicos.adapters.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a story goes on. */
public final class MovableClock extends Clock {

  private volatile Instant now;

  /** A clock that stands at an instant. */
  public MovableClock(Instant now) {
    this.now = now;
  }

  /** It is later now. */
  public void setTo(Instant later) {
    now = later;
  }

  /** Some time passes. */
  public void advance(Duration time) {
    now = now.plus(time);
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
    throw new UnsupportedOperationException("nothing here is computed in the clock's zone");
  }
}
