package br.com.techmedicos.domain.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The {@linkplain #LENGTH 50 minutes} of a consultation, counted from its start. They are elapsed
 * minutes: a clock change in between makes the slot neither longer nor shorter.
 */
public record Slot(Instant startsAt) implements Comparable<Slot> {

  /** How long a consultation takes. */
  public static final Duration LENGTH = Duration.ofMinutes(50);

  public Slot {
    Objects.requireNonNull(startsAt);
  }

  /** The first instant after the consultation; the next one may start at this instant. */
  public Instant endsAt() {
    return startsAt.plus(LENGTH);
  }

  /** Whether two slots share an instant. Adjacent slots do not. */
  public boolean overlaps(Slot other) {
    return startsAt.isBefore(other.endsAt()) && other.startsAt.isBefore(endsAt());
  }

  @Override
  public int compareTo(Slot other) {
    return startsAt.compareTo(other.startsAt);
  }
}
