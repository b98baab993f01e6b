package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.scheduling.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When a meeting is open: from a little before the consultation until a little after it.
 *
 * @param opensAt the first instant at which it is open
 * @param closesAt the first instant at which it no longer is
 */
public record MeetingWindow(Instant opensAt, Instant closesAt) {

  /** How long before the start, and after the end, a meeting is open. */
  public static final Duration MARGIN = Duration.ofMinutes(10);

  public MeetingWindow {
    Objects.requireNonNull(opensAt);
    Objects.requireNonNull(closesAt);
  }

  /**
   * The window of a consultation.
   *
   * @param slot when it takes place
   */
  public static MeetingWindow of(Slot slot) {
    return new MeetingWindow(slot.startsAt().minus(MARGIN), slot.endsAt().plus(MARGIN));
  }

  /**
   * Whether it opens only later.
   *
   * @param now the present
   */
  public boolean isAhead(Instant now) {
    return now.isBefore(opensAt);
  }

  /**
   * Whether it has closed.
   *
   * @param now the present
   */
  public boolean isOver(Instant now) {
    return !now.isBefore(closesAt);
  }
}
