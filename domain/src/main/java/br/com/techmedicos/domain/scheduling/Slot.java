package br.com.techmedicos.domain.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The {@linkplain #LENGTH 50 minutes} of a consultation, from its start on. Minutes elapse: a
 * change of the clocks in the middle makes it neither longer nor shorter.
 *
 * @param startsAt the first instant
 */
public record Slot(Instant startsAt) implements Comparable<Slot> {

  /** How long a consultation takes. */
  public static final Duration LENGTH = Duration.ofMinutes(50);

  public Slot {
    Objects.requireNonNull(startsAt);
  }

  /** The first instant after the consultation; the next one may start right then. */
  public Instant endsAt() {
    return startsAt.plus(LENGTH);
  }

  /**
   * Whether the two share an instant. Back to back they do not.
   *
   * @param other another slot
   */
  public boolean overlaps(Slot other) {
    return startsAt.isBefore(other.endsAt()) && other.startsAt.isBefore(endsAt());
  }

  @Override
  public int compareTo(Slot other) {
    return startsAt.compareTo(other.startsAt);
  }
}
