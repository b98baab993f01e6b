package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Transition;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A doctor's template of consulting hours, from which slots are computed.
 *
 * <p>Slots tile each window from its start, every 50 minutes, as long as they fit. Windows may
 * touch but never overlap, round the week and across overrides. In a gap of daylight saving time a
 * window's edge is the transition; an ambiguous start is the earlier instant, an ambiguous end the
 * later; windows that touch on the wall clock also touch in time, the later one beginning where the
 * earlier ends.
 */
public final class Agenda {

  /** The longest notice a doctor may ask for. */
  public static final Duration MAXIMUM_NOTICE = Duration.ofDays(30);

  /** The farthest a doctor may open the agenda, in days from today. */
  public static final int MAXIMUM_HORIZON_DAYS = 365;

  /** The most overrides one agenda holds. */
  public static final int MAXIMUM_OVERRIDES = 400;

  /** The most windows of a week, and of an override: more do not fit. */
  public static final int MAXIMUM_WEEKLY_WINDOWS = 7 * 28;

  private static final int MINUTES_A_DAY = 24 * 60;
  private static final int MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

  private final DoctorId doctor;
  private final ZoneId zone;
  private final Duration minimumNotice;
  private final int horizonDays;
  private final List<WeeklyWindow> weekly;
  private final List<DateOverride> overrides;
  private final long version;

  private final Map<DayOfWeek, List<Window>> windowsByDay;
  private final Map<LocalDate, List<Window>> windowsByDate;

  private Agenda(
      DoctorId doctor,
      ZoneId zone,
      Duration minimumNotice,
      int horizonDays,
      List<WeeklyWindow> weekly,
      List<DateOverride> overrides,
      long version) {
    this.doctor = Objects.requireNonNull(doctor);
    this.zone = regionOf(zone);
    this.minimumNotice = minimumNotice;
    this.horizonDays = horizonDays;
    this.weekly = weekly.stream().sorted(WEEK_ORDER).toList();
    this.overrides = overrides.stream().sorted(Comparator.comparing(DateOverride::date)).toList();
    this.version = version;
    this.windowsByDay = byDay(this.weekly);
    this.windowsByDate = byDate(this.overrides);
    check();
  }

  private static final Comparator<WeeklyWindow> WEEK_ORDER =
      Comparator.comparing(WeeklyWindow::day).thenComparing(w -> w.window().start());

  /**
   * The agenda of a doctor who has published none: nothing is offered.
   *
   * @param doctor whose agenda it is
   * @param zone the zone it starts out with
   */
  public static Agenda empty(DoctorId doctor, ZoneId zone) {
    return new Agenda(doctor, zone, Duration.ofHours(1), 60, List.of(), List.of(), 0);
  }

  /**
   * An agenda as a store kept it.
   *
   * @param doctor whose agenda it is
   * @param zone an IANA region
   * @param minimumNotice see {@link #minimumNotice()}
   * @param horizonDays see {@link #horizonDays()}
   * @param weekly the windows of every week
   * @param overrides the dates that differ
   * @param version how often it was published; 0 is never
   * @throws DomainException with a {@link SchedulingViolation} if it cannot be an agenda
   */
  public static Agenda restore(
      DoctorId doctor,
      ZoneId zone,
      Duration minimumNotice,
      int horizonDays,
      List<WeeklyWindow> weekly,
      List<DateOverride> overrides,
      long version) {
    return new Agenda(doctor, zone, minimumNotice, horizonDays, weekly, overrides, version);
  }

  /**
   * Replaces the template. Appointments that were booked on the old one keep their time.
   *
   * @param zone an IANA region
   * @param minimumNotice see {@link #minimumNotice()}
   * @param horizonDays see {@link #horizonDays()}
   * @param weekly the windows of every week
   * @param overrides the dates that differ
   * @param now when it is published
   * @throws DomainException with a {@link SchedulingViolation} if it cannot be an agenda
   */
  public Transition<Agenda, AgendaPublished> publish(
      ZoneId zone,
      Duration minimumNotice,
      int horizonDays,
      List<WeeklyWindow> weekly,
      List<DateOverride> overrides,
      Instant now) {
    Agenda published =
        new Agenda(doctor, zone, minimumNotice, horizonDays, weekly, overrides, version + 1);
    return new Transition<>(published, new AgendaPublished(doctor, now));
  }

  /**
   * The slots that the template has on some dates, in order, booked or not, whatever the notice and
   * the horizon.
   *
   * @param from the first local date of a slot's start
   * @param to the last one, included
   */
  public List<Slot> slots(LocalDate from, LocalDate to) {
    List<Slot> slots = new ArrayList<>();
    Instant free = Instant.MIN;
    for (LocalDate date = from.minusDays(1); !date.isAfter(to); date = date.plusDays(1)) {
      for (Window window : windowsStartingOn(date)) {
        Instant start = later(free, earliest(date.atTime(window.start())));
        Instant end = latest(window.endDate(date).atTime(window.end()));
        for (Slot slot = new Slot(start); !slot.endsAt().isAfter(end); slot = next(slot)) {
          LocalDate startDate = localDate(slot.startsAt());
          if (!startDate.isBefore(from) && !startDate.isAfter(to)) {
            slots.add(slot);
          }
        }
        free = later(free, end);
      }
    }
    return slots;
  }

  /**
   * The slots that can be asked for now, as far as the template goes: on the grid, not started,
   * with enough notice, within the horizon. Some of them may be taken.
   *
   * @param from the first local date of a slot's start
   * @param to the last one, included
   * @param now the present
   */
  public List<Slot> offers(LocalDate from, LocalDate to, Instant now) {
    LocalDate today = localDate(now);
    LocalDate last = today.plusDays(horizonDays);
    LocalDate first = from.isBefore(today) ? today : from;
    LocalDate end = to.isAfter(last) ? last : to;
    if (first.isAfter(end)) {
      return List.of();
    }
    return slots(first, end).stream().filter(slot -> inTime(slot, now)).toList();
  }

  /**
   * Whether the slot is one of those {@linkplain #offers(LocalDate, LocalDate, Instant) offered}
   * now.
   *
   * @param slot a slot someone asks for
   * @param now the present
   */
  public boolean offers(Slot slot, Instant now) {
    LocalDate date = localDate(slot.startsAt());
    return offers(date, date, now).contains(slot);
  }

  private boolean inTime(Slot slot, Instant now) {
    return slot.startsAt().isAfter(now) && !slot.startsAt().isBefore(now.plus(minimumNotice));
  }

  /**
   * The date on the doctor's calendar.
   *
   * @param instant any
   */
  public LocalDate localDate(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  private List<Window> windowsStartingOn(LocalDate date) {
    List<Window> override = windowsByDate.get(date);
    return override != null ? override : windowsByDay.getOrDefault(date.getDayOfWeek(), List.of());
  }

  private Instant earliest(LocalDateTime local) {
    return instant(local, 0);
  }

  private Instant latest(LocalDateTime local) {
    return instant(local, 1);
  }

  private Instant instant(LocalDateTime local, int whichOffset) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant();
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return local.toInstant(offsets.get(Math.min(whichOffset, offsets.size() - 1)));
  }

  private static Slot next(Slot slot) {
    return new Slot(slot.endsAt());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void check() {
    if (minimumNotice.isNegative()
        || minimumNotice.compareTo(MAXIMUM_NOTICE) > 0
        || minimumNotice.toNanos() % Duration.ofMinutes(1).toNanos() != 0) {
      throw new DomainException(
          new SchedulingViolation.NoticeOutOfRange(MAXIMUM_NOTICE.toMinutes()));
    }
    if (horizonDays < 1 || horizonDays > MAXIMUM_HORIZON_DAYS) {
      throw new DomainException(new SchedulingViolation.HorizonOutOfRange(MAXIMUM_HORIZON_DAYS));
    }
    if (overrides.size() > MAXIMUM_OVERRIDES) {
      throw new DomainException(new SchedulingViolation.TooManyOverrides(MAXIMUM_OVERRIDES));
    }
    if (weekly.size() > MAXIMUM_WEEKLY_WINDOWS) {
      throw new DomainException(new SchedulingViolation.TooManyWindows(MAXIMUM_WEEKLY_WINDOWS));
    }
    checkWeek();
    checkOverrides();
  }

  private void checkWeek() {
    for (int i = 0; i < weekly.size(); i++) {
      WeeklyWindow window = weekly.get(i);
      WeeklyWindow next = weekly.get((i + 1) % weekly.size());
      int lap = i + 1 == weekly.size() ? MINUTES_A_WEEK : 0; // Sunday night meets Monday morning
      if (minuteOfWeek(window) + length(window.window()) > minuteOfWeek(next) + lap) {
        throw new DomainException(
            new SchedulingViolation.WindowsOverlap(window.day(), next.window()));
      }
    }
  }

  private static int minuteOfWeek(WeeklyWindow window) {
    return (window.day().getValue() - 1) * MINUTES_A_DAY + window.window().startMinute();
  }

  private static int length(Window window) {
    return window.endMinute() - window.startMinute();
  }

  private void checkOverrides() {
    for (DateOverride override : overrides) {
      LocalDate date = override.date();
      int before = tail(windowsStartingOn(date.minusDays(1)));
      for (Window window : windowsStartingOn(date)) {
        if (window.startMinute() < before) {
          throw new DomainException(new SchedulingViolation.OverrideOverlaps(date, window));
        }
        before = window.endMinute();
      }
      int tail = before - MINUTES_A_DAY;
      for (Window window : windowsStartingOn(date.plusDays(1))) {
        if (window.startMinute() < tail) {
          throw new DomainException(new SchedulingViolation.OverrideOverlaps(date, window));
        }
      }
    }
  }

  /** Up to which minute of the next day the windows of a day reach; 0 if not so far. */
  private static int tail(List<Window> windows) {
    return windows.isEmpty()
        ? 0
        : Math.max(0, windows.get(windows.size() - 1).endMinute() - MINUTES_A_DAY);
  }

  private static Map<DayOfWeek, List<Window>> byDay(List<WeeklyWindow> weekly) {
    Map<DayOfWeek, List<Window>> byDay = new HashMap<>();
    weekly.forEach(w -> byDay.computeIfAbsent(w.day(), day -> new ArrayList<>()).add(w.window()));
    return byDay;
  }

  private static Map<LocalDate, List<Window>> byDate(List<DateOverride> overrides) {
    Map<LocalDate, List<Window>> byDate = new TreeMap<>();
    for (DateOverride override : overrides) {
      List<Window> windows =
          override.windows().stream().sorted(Comparator.comparing(Window::start)).toList();
      if (byDate.put(override.date(), windows) != null) {
        throw new DomainException(new SchedulingViolation.DateOverriddenTwice(override.date()));
      }
    }
    return byDate;
  }

  private static ZoneId regionOf(ZoneId zone) {
    if (zone instanceof ZoneOffset || !ZoneId.getAvailableZoneIds().contains(zone.getId())) {
      throw new DomainException(new SchedulingViolation.ZoneNotARegion());
    }
    return zone;
  }

  /** Whose agenda it is. */
  public DoctorId doctor() {
    return doctor;
  }

  /** The IANA region whose wall clock the windows are read on. */
  public ZoneId zone() {
    return zone;
  }

  /** How long before its start a slot can be asked for at the latest; whole minutes. */
  public Duration minimumNotice() {
    return minimumNotice;
  }

  /** How many days after today the last offered date is. */
  public int horizonDays() {
    return horizonDays;
  }

  /** The windows of every week, in order from Monday. */
  public List<WeeklyWindow> weekly() {
    return weekly;
  }

  /** The dates that differ, in order. */
  public List<DateOverride> overrides() {
    return overrides;
  }

  /** How often it was published; 0 is never. */
  public long version() {
    return version;
  }
}
