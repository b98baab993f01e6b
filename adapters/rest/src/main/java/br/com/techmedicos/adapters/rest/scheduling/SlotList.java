package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.call.Gzip;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A list of slots as it is sent, and since when it is known to be right. */
final class SlotList {

  /** What a list takes besides its bytes: its key, objects and place in the cache. */
  private static final int OVERHEAD = 500;

  /** Compressed, instants one after the other take a tenth of this, or less. */
  private static final double PART_COMPRESSED = 0.25;

  private final byte[] json;
  private final String tag;
  private final long mark;
  private final Instant holdsUntil;
  private volatile byte @Nullable [] gzip;
  private volatile Confirmation confirmation;
  private volatile boolean asked = true;

  /**
   * @param change the number of this instance's changes that it shows
   * @param at an instant at which it was right
   */
  private record Confirmation(long change, Instant at) {}

  /**
   * @param mark the doctor's; the list is at least as new as it
   * @param holdsUntil the first instant at which time alone may change it
   * @param change the number of this instance's changes, read before the mark
   * @param at when the mark was read, or before
   */
  SlotList(byte[] json, long mark, Instant holdsUntil, long change, Instant at) {
    this.json = json;
    this.tag = ContentTag.of(json);
    this.mark = mark;
    this.holdsUntil = holdsUntil;
    this.confirmation = new Confirmation(change, at);
  }

  /** Records that the mark was still the doctor's. */
  void confirm(long change, Instant at) {
    confirmation = new Confirmation(change, at);
  }

  /**
   * Whether it may be sent.
   *
   * @param change the number of this instance's changes now
   * @param fresh how long ago it must have been right at most
   */
  boolean isRight(long change, Instant now, Duration fresh) {
    Confirmation last = confirmation;
    return last.change == change
        && holdsAt(now)
        && Duration.between(last.at, now).abs().compareTo(fresh) <= 0; // clocks are set back, too
  }

  /** Whether time alone has not changed it. */
  boolean holdsAt(Instant now) {
    return now.isBefore(holdsUntil);
  }

  void ask() {
    if (!asked) { // many threads read it, few write
      asked = true;
    }
  }

  /** Whether somebody asked for it since this was called last. */
  boolean wasAsked() {
    boolean was = asked;
    asked = false;
    return was;
  }

  byte[] json() {
    return json;
  }

  /** Returns the list compressed. Made once, when somebody first asks for it so. */
  byte[] gzip() {
    byte[] made = gzip;
    if (made == null) {
      made = Gzip.compress(json);
      gzip = made; // two threads may make it at once: the same bytes
    }
    return made;
  }

  String tag() {
    return tag;
  }

  long mark() {
    return mark;
  }

  /** About how many bytes it takes. */
  int weight() {
    return (int) (json.length * (1 + PART_COMPRESSED)) + OVERHEAD;
  }
}
