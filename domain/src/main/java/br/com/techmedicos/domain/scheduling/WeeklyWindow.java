package br.com.techmedicos.domain.scheduling;

import java.time.DayOfWeek;
import java.util.Objects;

/**
 * A window that recurs every week.
 *
 * @param day the day it starts on, in the agenda's zone
 * @param window from when to when
 */
public record WeeklyWindow(DayOfWeek day, Window window) {

  public WeeklyWindow {
    Objects.requireNonNull(day);
    Objects.requireNonNull(window);
  }
}
