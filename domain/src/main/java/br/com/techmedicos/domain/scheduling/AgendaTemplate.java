package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a doctor publishes: consulting hours, and how early and how late they can be asked for.
 * Windows may touch but never overlap, round the week and, from the day of publication on, across
 * overrides.
 *
 * @param zone the region whose wall clock the windows are read on
 * @param minimumNotice how long before its start a slot can be asked for at the latest
 * @param horizon how far ahead the agenda is open
 * @param weekly the windows of every week, in order from Monday
 * @param overrides the dates that differ, in order
 */
public record AgendaTemplate(
    ZoneRegion zone,
    MinimumNotice minimumNotice,
    Horizon horizon,
    List<WeeklyWindow> weekly,
    List<DateOverride> overrides) {

  /** The most overrides one agenda holds for the day of publication and later. */
  public static final int MAXIMUM_OVERRIDES = 400;

  /** The maximum number of windows of a week or an override; more do not fit. */
  public static final int MAXIMUM_WEEKLY_WINDOWS = 7 * 28;

  private static final int MINUTES_A_WEEK = 7 * Window.MINUTES_A_DAY;

  private static final Comparator<WeeklyWindow> WEEK_ORDER =
      Comparator.comparing(WeeklyWindow::day).thenComparing(w -> w.window().start());

  /**
   * Puts windows and overrides in order, and checks that the windows of a week fit together.
   *
   * @throws DomainException with a {@link SchedulingViolation}
   */
  public AgendaTemplate {
    Objects.requireNonNull(zone);
    Objects.requireNonNull(minimumNotice);
    Objects.requireNonNull(horizon);
    if (weekly.size() > MAXIMUM_WEEKLY_WINDOWS) {
      throw new DomainException(new SchedulingViolation.TooManyWindows(MAXIMUM_WEEKLY_WINDOWS));
    }
    weekly = weekly.stream().sorted(WEEK_ORDER).toList();
    overrides = overrides.stream().sorted(Comparator.comparing(DateOverride::date)).toList();
    requireApart(weekly);
  }

  /**
   * Creates the initial template of a doctor: it offers no slots.
   *
   * @param zone the region they practise in
   */
  public static AgendaTemplate empty(ZoneRegion zone) {
    return new AgendaTemplate(
        zone, MinimumNotice.ofMinutes(60), new Horizon(60), List.of(), List.of());
  }

  /** Returns the template with an override in place of the one that its date had. */
  AgendaTemplate with(DateOverride override) {
    return new AgendaTemplate(
        zone,
        minimumNotice,
        horizon,
        weekly,
        Stream.concat(
                overrides.stream().filter(other -> !other.date().equals(override.date())),
                Stream.of(override))
            .toList());
  }

  /**
   * What counts of it from a day on. Overrides of earlier dates are forgotten, but for yesterday's,
   * whose night may still last; they are neither counted nor compared, so that nothing is refused
   * for a past that nobody can mend.
   *
   * @param today in the template's zone
   * @throws DomainException with {@link SchedulingViolation.TooManyOverrides} or {@link
   *     SchedulingViolation.OverrideOverlaps}
   */
  AgendaTemplate from(LocalDate today) {
    List<DateOverride> kept = since(today.minusDays(1));
    if (hasTooManyOverrides(today)) {
      throw new DomainException(new SchedulingViolation.TooManyOverrides(MAXIMUM_OVERRIDES));
    }
    WindowCalendar calendar = new WindowCalendar(weekly, kept);
    since(today).forEach(override -> calendar.requireApart(override.date(), today));
    return new AgendaTemplate(zone, minimumNotice, horizon, weekly, kept);
  }

  /** Whether it has too many from a day on. */
  boolean hasTooManyOverrides(LocalDate today) {
    return since(today).size() > MAXIMUM_OVERRIDES;
  }

  private List<DateOverride> since(LocalDate date) {
    return overrides.stream().filter(override -> !override.date().isBefore(date)).toList();
  }

  private static void requireApart(List<WeeklyWindow> weekly) {
    for (int i = 0; i < weekly.size(); i++) {
      WeeklyWindow window = weekly.get(i);
      WeeklyWindow next = weekly.get((i + 1) % weekly.size());
      int lap = i + 1 == weekly.size() ? MINUTES_A_WEEK : 0; // Sunday night meets Monday morning
      if (startOf(window) + window.window().minutes() > startOf(next) + lap) {
        throw new DomainException(new SchedulingViolation.WindowsOverlap(window, next));
      }
    }
  }

  private static int startOf(WeeklyWindow window) {
    return (window.day().getValue() - 1) * Window.MINUTES_A_DAY + window.window().startMinute();
  }
}
