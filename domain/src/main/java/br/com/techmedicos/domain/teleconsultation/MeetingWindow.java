package br.com.techmedicos.domain.teleconsultation;

import br.com.techmedicos.domain.scheduling.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The time in which a meeting is open: from shortly before the consultation until shortly after it.
 *
 * @param opensAt the first instant at which it is open
 * @param closesAt the first instant at which it no longer is
 */
public record MeetingWindow(Instant opensAt, Instant closesAt) {

  /** How long a meeting is open before the start and after the end. */
  public static final Duration MARGIN = Duration.ofMinutes(10);

  public MeetingWindow {
    Objects.requireNonNull(opensAt);
    Objects.requireNonNull(closesAt);
  }

  /**
   * Returns the window of a consultation.
   *
   * @param slot when it takes place
   */
  public static MeetingWindow of(Slot slot) {
    return new MeetingWindow(slot.startsAt().minus(MARGIN), slot.endsAt().plus(MARGIN));
  }

  /** Whether the meeting is not open yet. */
  public boolean isAhead(Instant now) {
    return now.isBefore(opensAt);
  }

  /** Whether the meeting has closed. */
  public boolean isOver(Instant now) {
    return !now.isBefore(closesAt);
  }
}
