package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the windows that start on a date: those of its override, or else those of its weekday. */
final class WindowCalendar {

  private final Map<DayOfWeek, List<Window>> byDay = new HashMap<>();
  private final Map<LocalDate, List<Window>> byDate = new HashMap<>();

  /** Expects windows in weekly order, and at most one override per date. */
  WindowCalendar(List<WeeklyWindow> weekly, List<DateOverride> overrides) {
    weekly.forEach(w -> byDay.computeIfAbsent(w.day(), day -> new ArrayList<>()).add(w.window()));
    for (DateOverride override : overrides) {
      List<Window> windows =
          override.windows().stream().sorted(Comparator.comparing(Window::start)).toList();
      if (byDate.put(override.date(), windows) != null) {
        throw new DomainException(new SchedulingViolation.DateOverriddenTwice(override.date()));
      }
    }
  }

  /** Returns the windows that start on a date, in order. */
  List<Window> startingOn(LocalDate date) {
    List<Window> override = byDate.get(date);
    return override != null ? override : byDay.getOrDefault(date.getDayOfWeek(), List.of());
  }

  /**
   * Checks that the windows of an override overlap neither each other nor those of the day before
   * or after. The night before today has begun and is let be.
   */
  void requireApart(LocalDate date, LocalDate today) {
    int before = date.equals(today) ? 0 : tail(startingOn(date.minusDays(1)));
    for (Window window : startingOn(date)) {
      requireFrom(before, window, date);
      before = window.endMinute();
    }
    for (Window window : startingOn(date.plusDays(1))) {
      requireFrom(before - Window.MINUTES_A_DAY, window, date);
    }
  }

  private static void requireFrom(int minute, Window window, LocalDate date) {
    if (window.startMinute() < minute) {
      throw new DomainException(new SchedulingViolation.OverrideOverlaps(date, window));
    }
  }

  /**
   * The minute of the next day at which the windows of a day end; 0 if they end before midnight.
   */
  private static int tail(List<Window> windows) {
    return windows.isEmpty()
        ? 0
        : Math.max(0, windows.get(windows.size() - 1).endMinute() - Window.MINUTES_A_DAY);
  }
}
