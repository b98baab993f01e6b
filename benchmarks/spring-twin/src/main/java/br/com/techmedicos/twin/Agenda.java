package br.com.techmedicos.twin;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A doctor's consulting hours, of which slots of fifty minutes are made. */
record Agenda(ZoneId zone, Duration notice, int horizonDays, Hours hours) {

  static final Duration SLOT = Duration.ofMinutes(50);

  /** The column {@code windows}, in which an empty list is left out. */
  record Hours(List<Weekly> weekly, List<OverriddenDate> overrides) {

    static final Hours NONE = new Hours(List.of(), List.of());

    Hours {
      weekly = orEmpty(weekly);
      overrides = orEmpty(overrides);
    }

    private List<Window> startingOn(LocalDate date) {
      return overrides.stream()
          .filter(override -> override.date().equals(date))
          .findFirst()
          .map(OverriddenDate::windows)
          .orElseGet(
              () ->
                  weekly.stream()
                      .filter(window -> window.day() == date.getDayOfWeek())
                      .map(window -> new Window(window.start(), window.end()))
                      .toList())
          .stream()
          .sorted(Comparator.comparing(Window::start))
          .toList();
    }
  }

  record Weekly(DayOfWeek day, LocalTime start, LocalTime end) {}

  record OverriddenDate(LocalDate date, List<Window> windows) {

    OverriddenDate {
      windows = orEmpty(windows);
    }
  }

  record Window(LocalTime start, LocalTime end) {

    private LocalDateTime endOn(LocalDate date) {
      return (end.isAfter(start) ? date : date.plusDays(1)).atTime(end);
    }
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  LocalDate localDate(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /**
   * The starts of slots on these dates that can be asked for now, whether or not they are taken.
   */
  List<Instant> offers(LocalDate from, LocalDate to, Instant now) {
    LocalDate today = localDate(now);
    LocalDate first = from.isBefore(today) ? today : from;
    LocalDate last = to.isAfter(today.plusDays(horizonDays)) ? today.plusDays(horizonDays) : to;
    return slots(first, last).stream()
        .filter(start -> start.isAfter(now) && !now.isAfter(start.minus(notice)))
        .toList();
  }

  private List<Instant> slots(LocalDate from, LocalDate to) {
    List<Instant> slots = new ArrayList<>();
    Instant free = Instant.MIN;
    for (LocalDate date = from.minusDays(1); !date.isAfter(to); date = date.plusDays(1)) {
      for (Window window : hours.startingOn(date)) {
        Instant start = later(free, instant(date.atTime(window.start()), false));
        Instant end = instant(window.endOn(date), true);
        for (; !start.plus(SLOT).isAfter(end); start = start.plus(SLOT)) {
          LocalDate day = localDate(start);
          if (!day.isBefore(from) && !day.isAfter(to)) {
            slots.add(start);
          }
        }
        free = later(free, end);
      }
    }
    return slots;
  }

  /**
   * A time that the clock shows twice is the earlier or the later one, one that it skips its end.
   */
  private Instant instant(LocalDateTime local, boolean later) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant();
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return local.toInstant(offsets.get(later ? offsets.size() - 1 : 0));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
