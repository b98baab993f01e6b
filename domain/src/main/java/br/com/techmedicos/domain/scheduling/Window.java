package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;

/**
 * A period of local time in which a doctor sees patients. An end before the start is on the next
 * day. Start and end must differ.
 *
 * @param start a multiple of five minutes
 * @param end a multiple of five minutes, at least one slot after the start
 */
public record Window(LocalTime start, LocalTime end) {

  /** The granularity of the start and end of a window. */
  public static final Duration GRAIN = Duration.ofMinutes(5);

  static final int MINUTES_A_DAY = 24 * 60;

  /**
   * Checks start and end.
   *
   * @throws DomainException with {@link SchedulingViolation.WindowOffGrain} or {@link
   *     SchedulingViolation.WindowTooShort}; equal times are too short, not a whole day
   */
  public Window {
    Objects.requireNonNull(start);
    Objects.requireNonNull(end);
    if (offGrain(start) || offGrain(end)) {
      throw new DomainException(new SchedulingViolation.WindowOffGrain());
    }
    if (start.equals(end) || minutes(start, end) < Slot.LENGTH.toMinutes()) {
      throw new DomainException(new SchedulingViolation.WindowTooShort());
    }
  }

  /** Whether the window ends on the day after it started. */
  public boolean endsNextDay() {
    return !end.isAfter(start);
  }

  /** The window up to the end of its last slot that starts on the date of its start. */
  Window untilMidnight() {
    int slot = (int) Slot.LENGTH.toMinutes();
    int slots = (MINUTES_A_DAY - startMinute() + slot - 1) / slot;
    int length = slots * slot;
    return length < minutes() ? new Window(start, start.plusMinutes(length)) : this;
  }

  int startMinute() {
    return start.toSecondOfDay() / 60;
  }

  int endMinute() {
    return startMinute() + minutes();
  }

  int minutes() {
    return minutes(start, end);
  }

  LocalDate endDate(LocalDate startDate) {
    return endsNextDay() ? startDate.plusDays(1) : startDate;
  }

  private static int minutes(LocalTime start, LocalTime end) {
    int elapsed = (end.toSecondOfDay() - start.toSecondOfDay()) / 60;
    return elapsed > 0 ? elapsed : elapsed + MINUTES_A_DAY;
  }

  private static boolean offGrain(LocalTime time) {
    return time.toNanoOfDay() % GRAIN.toNanos() != 0;
  }
}
